package org.gan4j.io.torch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a file keeps its numbers. */
interface Storages {

  /** What was pickled. */
  @Nullable Object root();

  /** Some of a storage's bytes. */
  byte[] bytes(Pickled.Storage storage, long offset, int length) throws IOException;
}
