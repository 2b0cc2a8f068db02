package org.gan4j.io.torch;

import java.io.IOException;

/** A file that isn't what it should be, or holds what isn't read. */
final class Malformed extends IOException {

  private static final long serialVersionUID = 1L;

  Malformed(String problem) {
    super(problem);
  }
}
