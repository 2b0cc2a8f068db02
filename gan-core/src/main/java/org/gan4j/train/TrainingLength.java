package org.gan4j.train;

/** How long to train. */
public sealed interface TrainingLength {

  /** The most steps; ND4J's updaters count theirs in an int. */
  long MOST_STEPS = 2_000_000_000L;

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
   * @param count 1 to {@link #MOST_STEPS}
   * @return the length
   */
  static TrainingLength steps(long count) {
    return new Steps(count);
  }

  /**
   * A number of passes over the data.
   *
   * @param count 1 to {@link #MOST_STEPS}
   * @return the length
   */
  static TrainingLength epochs(long count) {
    return new Epochs(count);
  }

  /**
   * A number of generator updates.
   *
   * @param count 1 to {@link #MOST_STEPS}
   */
  record Steps(long count) implements TrainingLength {

    /** Checks the count. */
    public Steps {
      if (count < 1 || count > MOST_STEPS) {
        throw new IllegalArgumentException("steps: expected 1 to " + MOST_STEPS + ", got " + count);
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
   * @param count 1 to {@link #MOST_STEPS}
   */
  record Epochs(long count) implements TrainingLength {

    /** Checks the count. */
    public Epochs {
      if (count < 1 || count > MOST_STEPS) {
        throw new IllegalArgumentException(
            "epochs: expected 1 to " + MOST_STEPS + ", got " + count);
      }
    }

    @Override
    public long stepCount(long batchesPerEpoch, int batchesPerStep) {
      if (count > MOST_STEPS / batchesPerEpoch) {
        throw new IllegalArgumentException(
            String.format(
                "epochs: %d of %d batches each are more than %d steps",
                count, batchesPerEpoch, MOST_STEPS));
      }
      long batches = count * batchesPerEpoch;
      return (batches + batchesPerStep - 1) / batchesPerStep;
    }
  }
}
