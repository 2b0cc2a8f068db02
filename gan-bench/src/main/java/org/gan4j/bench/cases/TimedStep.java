package org.gan4j.bench.cases;

/** One step of a training run, to be repeated: every network is updated once. */
public interface TimedStep extends AutoCloseable {

  /** Runs one step to its end. */
  void run();

  /** Frees what the steps held. */
  @Override
  default void close() {}
}
