package org.gan4j.train;

/** How long to train. */
public sealed interface TrainingLength {

  /**
   * The number of steps that this is.
   *
   * @param batchesPerEpoch batches in one pass over the data
   * @param batchesPerStep batches that a step draws
   * @return the steps; the last may go beyond the last pass
   */
  long stepCount(long batchesPerEpoch, int batchesPerStep);

  /**
   * A number of generator updates.
   *
   * @param count at least 1
   * @return the length
   */
  static TrainingLength steps(long count) {
    return new Steps(count);
  }

  /**
   * A number of passes over the data.
   *
   * @param count at least 1
   * @return the length
   */
  static TrainingLength epochs(long count) {
    return new Epochs(count);
  }

  /**
   * A number of generator updates.
   *
   * @param count at least 1
   */
  record Steps(long count) implements TrainingLength {

    /** Checks the count. */
    public Steps {
      if (count < 1) {
        throw new IllegalArgumentException("steps: expected at least 1, got " + count);
      }
    }

    @Override
    public long stepCount(long batchesPerEpoch, int batchesPerStep) {
      return count;
    }
  }

  /**
   * A number of passes over the data.
   *
   * @param count at least 1
   */
  record Epochs(long count) implements TrainingLength {

    /** Checks the count. */
    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException("epochs: expected at least 1, got " + count);
      }
    }

    @Override
    public long stepCount(long batchesPerEpoch, int batchesPerStep) {
      long batches = Math.multiplyExact(count, batchesPerEpoch);
      return (batches + batchesPerStep - 1) / batchesPerStep;
    }
  }
}
