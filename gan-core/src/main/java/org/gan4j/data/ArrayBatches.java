package org.gan4j.data;

import java.util.Arrays;
import java.util.OptionalLong;
import org.gan4j.random.RandomStream;

/**
 * Serves vectors or series that lie in memory, in a new random order each epoch, in batches of one
 * size; those left over at an epoch's end, fewer than a batch, are dropped. The order depends on
 * the given stream alone, and going on from a saved {@link #position} gives exactly the batches
 * that would have come.
 *
 * <pre>{@code
 * ArrayBatches.ofVectors(points, 64, new RandomStream(1)) // float[N][D], batches [64, D]
 * }</pre>
 */
public final class ArrayBatches extends SampleBatches {

  private final float[][] samples;
  private final ShuffledEpochs epochs;

  private ArrayBatches(float[][] samples, SampleShape shape, int batchSize, RandomStream shuffle) {
    super(shape, batchSize);
    this.samples = samples;
    this.epochs = new ShuffledEpochs(samples.length, batchSize, Augmentation.NONE, shuffle);
    for (int i = 0; i < samples.length; i++) {
      if (samples[i].length != shape.length()) {
        throw new IllegalArgumentException(
            "samples: expected each to have "
                + shape.length()
                + " numbers as the first, got "
                + samples[i].length
                + " for sample "
                + i);
      }
    }
  }

  /**
   * Batches {@code [batchSize, D]} of vectors.
   *
   * @param vectors of one length D, at least a batch of them; copied
   * @param batchSize at least 1
   * @param shuffle where the order comes from; its state is copied
   * @return the batches
   */
  public static ArrayBatches ofVectors(float[][] vectors, int batchSize, RandomStream shuffle) {
    if (vectors.length == 0) {
      throw new IllegalArgumentException("vectors: expected at least one, got none");
    }
    SampleShape shape = new SampleShape(new int[] {vectors[0].length});
    float[][] copies = Arrays.stream(vectors).map(float[]::clone).toArray(float[][]::new);
    return new ArrayBatches(copies, shape, batchSize, shuffle);
  }

  /**
   * Batches {@code [batchSize, T, C]} of series.
   *
   * @param series of one number T of steps, each of C channels, at least a batch of them; copied
   * @param batchSize at least 1
   * @param shuffle where the order comes from; its state is copied
   * @return the batches
   */
  public static ArrayBatches ofSeries(float[][][] series, int batchSize, RandomStream shuffle) {
    if (series.length == 0 || series[0].length == 0) {
      throw new IllegalArgumentException("series: expected at least one of one step, got none");
    }
    int steps = series[0].length;
    int channels = series[0][0].length;
    float[][] flat = new float[series.length][steps * channels];
    for (int i = 0; i < series.length; i++) {
      if (series[i].length != steps) {
        throw new IllegalArgumentException(
            "series: expected " + steps + " steps as the first, got " + series[i].length);
      }
      for (int t = 0; t < steps; t++) {
        if (series[i][t].length != channels) {
          throw new IllegalArgumentException(
              "series: expected " + channels + " channels, got " + series[i][t].length);
        }
        System.arraycopy(series[i][t], 0, flat[i], t * channels, channels);
      }
    }
    return new ArrayBatches(flat, new SampleShape(new int[] {steps, channels}), batchSize, shuffle);
  }

  @Override
  public Batch next() {
    int[] indices = epochs.indices();
    epochs.advance();
    return batch(Arrays.stream(indices).mapToObj(i -> samples[i]).toArray(float[][]::new));
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return epochs.batchesPerEpoch();
  }

  @Override
  public BatchPosition position() {
    return epochs.position();
  }

  @Override
  public void resume(BatchPosition position) {
    epochs.resume(position);
  }
}
