package org.gan4j.data;

import java.util.concurrent.Semaphore;

/**
 * Shares out a part of Java's heap among the threads that decode images, so that several large
 * photographs wait for each other instead of running out of memory together. One that is larger
 * than the part is decoded alone.
 */
final class DecodingMemory {

  /** Memory that was taken. */
  @FunctionalInterface
  interface Share extends AutoCloseable {

    /** Gives it back. */
    @Override
    void close();
  }

  private static final int KILOBYTE = 10;

  private final int total;
  private final Semaphore free;

  /**
   * A part of the heap.
   *
   * @param eighths how large a part
   */
  DecodingMemory(int eighths) {
    long kilobytes = Runtime.getRuntime().maxMemory() / 8 * eighths >> KILOBYTE;
    this.total = (int) Math.max(1, Math.min(Integer.MAX_VALUE, kilobytes));
    // Fair, or a large one would wait until no small ones are left.
    this.free = new Semaphore(total, true);
  }

  /** Waits until so many bytes are free, and keeps them until the share is closed. */
  Share take(long bytes) {
    int kilobytes = (int) Math.min(total, (bytes >> KILOBYTE) + 1);
    free.acquireUninterruptibly(kilobytes);
    return () -> free.release(kilobytes);
  }
}
