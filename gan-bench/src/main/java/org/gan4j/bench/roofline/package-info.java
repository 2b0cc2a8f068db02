/** How near a step comes to what the machine's convolutions would allow. */
@NullMarked
package org.gan4j.bench.roofline;

import org.jspecify.annotations.NullMarked;
