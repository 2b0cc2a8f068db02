package org.gan4j.data;

import java.io.IOException;

/** Writes a set of images, one after the other, into a file whose bytes go to a stream. */
interface SetWriter {

  /**
   * Writes the next image.
   *
   * @param pixels {@code [H, W, C]}, 0 to 255
   * @param label its class, or {@link ImageDigest#NO_LABEL}
   */
  void add(byte[] pixels, int label) throws IOException;

  /** Writes what comes after the last one. The stream stays open. */
  void finish() throws IOException;
}
