package org.gan4j.data;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that read and decode images. */
final class ReaderThreads {

  private static final int MOST = 16;

  private ReaderThreads() {}

  /** One a processor: they work only as long as whoever trains waits for images. */
  static int count() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }

  /** Daemon threads of a name. */
  static ExecutorService pool(int threads, String name) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
