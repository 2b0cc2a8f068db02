/** How near a step comes to what the machine's convolutions would allow. */
package org.gan4j.bench.roofline;
