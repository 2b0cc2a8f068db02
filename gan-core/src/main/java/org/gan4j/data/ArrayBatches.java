package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

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
public final class ArrayBatches implements BatchSource {

  private final float[][] samples;
  private final SampleShape shape;
  private final int batchSize;
  private final RandomStream shuffle;
  private final INDArray array;
  private final float[] numbers;
  private long[] shuffleAtEpochStart;
  private int[] order;
  private long epoch;
  private int batch;

  private ArrayBatches(float[][] samples, SampleShape shape, int batchSize, RandomStream shuffle) {
    if (batchSize < 1 || batchSize > samples.length) {
      throw new IllegalArgumentException(
          "batch: expected 1 to " + samples.length + ", the number of samples, got " + batchSize);
    }
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
    this.samples = samples;
    this.shape = shape;
    this.batchSize = batchSize;
    this.shuffle = shuffle.copy();
    this.array = shape.batch(batchSize);
    this.numbers = new float[Math.multiplyExact(batchSize, shape.length())];
    beginEpoch();
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

  private void beginEpoch() {
    shuffleAtEpochStart = shuffle.state();
    order = shuffle.permutation(samples.length);
  }

  private int wholeBatches() {
    return samples.length / batchSize;
  }

  @Override
  public Batch next() {
    for (int i = 0; i < batchSize; i++) {
      float[] sample = samples[order[batch * batchSize + i]];
      System.arraycopy(sample, 0, numbers, i * sample.length, sample.length);
    }
    HostArrays.write(numbers, array);
    batch++;
    if (batch == wholeBatches()) {
      batch = 0;
      epoch++;
      beginEpoch();
    }
    return new Batch(array, null);
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  /**
   * The extents as those of an image: a vector is one pixel, a series one row.
   *
   * @return {@code 1x1xD} or {@code 1xTxC}
   */
  @Override
  public ImageShape shape() {
    return shape.asImage();
  }

  @Override
  public List<String> classNames() {
    return List.of();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return OptionalLong.of(wholeBatches());
  }

  @Override
  public BatchPosition position() {
    return new BatchPosition(epoch, batch, Arrays.stream(shuffleAtEpochStart).boxed().toList());
  }

  @Override
  public void resume(BatchPosition position) {
    if (position.epoch() < 0 || position.batch() < 0 || position.batch() >= wholeBatches()) {
      throw new IllegalArgumentException(
          "position: expected a batch of 0 to " + (wholeBatches() - 1) + ", got " + position);
    }
    shuffle.restore(position.shuffle().stream().mapToLong(Long::longValue).toArray());
    epoch = position.epoch();
    batch = (int) position.batch();
    beginEpoch();
  }

  @Override
  public void close() {
    if (!array.wasClosed()) {
      array.close();
    }
  }
}
