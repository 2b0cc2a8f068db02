/**
 * Random numbers: named, seeded streams whose state is a few longs that a checkpoint holds. Every
 * random draw of a run comes from here and none from ND4J, whose generator is one a thread and
 * seeded from the clock.
 */
@NullMarked
package org.gan4j.random;

import org.jspecify.annotations.NullMarked;
