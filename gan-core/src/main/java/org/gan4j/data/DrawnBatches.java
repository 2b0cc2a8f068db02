package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batches of vectors or series that are drawn from a distribution as they are asked for, without an
 * end. They depend on the given stream alone, and going on from a saved {@link #position} gives
 * exactly the batches that would have come.
 *
 * <pre>{@code
 * DrawnBatches.of(64, new RandomStream(1), (random, out) -> {
 *   double angle = 2 * Math.PI * random.nextInt(8) / 8;
 *   out[0] = (float) (Math.cos(angle) + 0.05 * random.nextGaussian());
 *   out[1] = (float) (Math.sin(angle) + 0.05 * random.nextGaussian());
 * }, 2) // batches [64, 2] of a ring of eight Gaussians
 * }</pre>
 */
public final class DrawnBatches implements BatchSource {

  /** Draws samples. */
  @FunctionalInterface
  public interface Sampler {

    /**
     * Draws a sample.
     *
     * @param random the only thing that it depends on
     * @param out gets the sample's numbers, of a series step by step; holds zeros before
     */
    void draw(RandomStream random, float[] out);
  }

  private final int batchSize;
  private final RandomStream random;
  private final Sampler sampler;
  private final SampleShape shape;
  private final INDArray array;
  private long batch;

  private DrawnBatches(int batchSize, RandomStream random, Sampler sampler, SampleShape shape) {
    this.batchSize = batchSize;
    this.random = random.copy();
    this.sampler = sampler;
    this.shape = shape;
    this.array = shape.batch(batchSize);
  }

  /**
   * Batches {@code [batchSize, sample...]}.
   *
   * @param batchSize at least 1
   * @param random where samples are drawn from; its state is copied
   * @param sampler draws one
   * @param sample the extents of a sample: D of a vector, or T and C of a series
   * @return the batches
   */
  public static DrawnBatches of(
      int batchSize, RandomStream random, Sampler sampler, int... sample) {
    return new DrawnBatches(batchSize, random, sampler, new SampleShape(sample));
  }

  @Override
  public Batch next() {
    int length = shape.length();
    float[] numbers = new float[Math.multiplyExact(batchSize, length)];
    for (int i = 0; i < batchSize; i++) {
      float[] sample = new float[length];
      sampler.draw(random, sample);
      System.arraycopy(sample, 0, numbers, i * length, length);
    }
    HostArrays.write(numbers, array);
    batch++;
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

  /**
   * Draws have no end.
   *
   * @return nothing
   */
  @Override
  public OptionalLong batchesPerEpoch() {
    return OptionalLong.empty();
  }

  @Override
  public BatchPosition position() {
    return new BatchPosition(0, batch, Arrays.stream(random.state()).boxed().toList());
  }

  @Override
  public void resume(BatchPosition position) {
    if (position.epoch() != 0 || position.batch() < 0) {
      throw new IllegalArgumentException("position: expected one of epoch 0, got " + position);
    }
    random.restore(position.shuffle().stream().mapToLong(Long::longValue).toArray());
    batch = position.batch();
  }

  @Override
  public void close() {
    if (!array.wasClosed()) {
      array.close();
    }
  }
}
