package org.gan4j.data;

/** How many threads decode images. */
final class ReaderThreads {

  private static final int MOST = 16;

  private ReaderThreads() {}

  /** One a processor: they work only as long as whoever trains waits for images. */
  static int count() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }
}
