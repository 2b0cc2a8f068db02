package org.gan4j.io.image;

import org.jspecify.annotations.Nullable;

/**
 * One picture of a file, such that Java's decoders read it without guessing.
 *
 * @param bytes the file that is given to the decoder
 * @param orientation how it is to be turned
 * @param canvas what it lies on, null if it fills it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Still(byte[] bytes, Orientation orientation, @Nullable Canvas canvas) {

  /** A file as it is. */
  Still(byte[] bytes, Orientation orientation) {
    this(bytes, orientation, null);
  }
}
