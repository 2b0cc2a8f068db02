/**
 * Files: weights as safetensors, arrays as .npy, records as JSON lines, images as PNG. Every file
 * appears whole or not at all. A class belongs here when it turns values into a file or back and
 * needs to know nothing of networks, data sets or training.
 */
package org.gan4j.io;
