/**
 * Decodes image files of the usual formats to plain 8-bit samples, always in the same way: as
 * Pillow does with {@code exif_transpose} and {@code convert}. A class belongs here when it knows
 * the bytes of an image format or the meaning of stored samples; what images are for is not known
 * here.
 */
@NullMarked
package org.gan4j.io.image;

import org.jspecify.annotations.NullMarked;
