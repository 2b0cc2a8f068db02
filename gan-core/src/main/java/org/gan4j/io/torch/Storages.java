package org.gan4j.io.torch;

import java.io.IOException;

/** Where a file keeps its numbers. */
interface Storages {

  /** What was pickled. */
  Object root();

  /** Some of a storage's bytes. */
  byte[] bytes(Pickled.Storage storage, long offset, int length) throws IOException;
}
