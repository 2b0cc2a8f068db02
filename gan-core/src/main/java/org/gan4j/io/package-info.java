/**
 * What goes out of the JVM's arrays and comes in: weights as safetensors, arrays as .npy, records
 * as JSON lines, images as PNG, and the copies between Java arrays and ND4J's. Every file appears
 * whole or not at all. A class belongs here when it turns values into a file or back and needs to
 * know nothing of networks, data sets or training.
 */
@NullMarked
package org.gan4j.io;

import org.jspecify.annotations.NullMarked;
