package org.gan4j.nn;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps a network's values still while they are read: any number of threads may read them at once,
 * one may change them, and who changes waits for those that read. A thread that changes may read,
 * too.
 */
public final class ValueLock {

  /** Fair, so that a service that samples without a pause can't starve a training. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  private final String network;

  ValueLock(String network) {
    this.network = network;
  }

  /**
   * Reads the values.
   *
   * @param work what reads them
   * @param <T> what it returns
   * @return its result
   */
  public <T> T reading(Supplier<T> work) {
    return holding(lock.readLock(), work);
  }

  /**
   * Changes the values of networks.
   *
   * @param networks all whose parameters or buffers may be changed; all threads that change several
   *     at once have to name them in one order
   * @param work what changes them
   * @param <T> what it returns
   * @return its result
   * @throws IllegalStateException if this thread is reading one of them
   */
  public static <T> T changing(List<Network<?>> networks, Supplier<T> work) {
    if (networks.isEmpty()) {
      return work.get();
    }
    ValueLock first = networks.get(0).lock();
    if (first.lock.getReadHoldCount() > 0 && !first.lock.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException(
          first.network + ": this thread is reading its values and can't change them meanwhile");
    }
    List<Network<?>> others = networks.subList(1, networks.size());
    return holding(first.lock.writeLock(), () -> changing(others, work));
  }

  private static <T> T holding(Lock held, Supplier<T> work) {
    held.lock();
    try {
      return work.get();
    } finally {
      held.unlock();
    }
  }
}
