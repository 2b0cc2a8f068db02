/**
 * Random numbers: named, seeded streams whose state is a few longs that a checkpoint holds. Every
 * random draw of a run comes from here and none from ND4J, whose generator is one a thread and
 * seeded from the clock.
 */
package org.gan4j.random;
