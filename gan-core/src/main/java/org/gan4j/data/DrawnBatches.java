package org.gan4j.data;

import java.util.OptionalLong;
import org.gan4j.random.RandomStream;

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
public final class DrawnBatches extends SampleBatches {

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

  private final RandomStream random;
  private final Sampler sampler;
  private final int length;
  private long batch;

  private DrawnBatches(int batchSize, RandomStream random, Sampler sampler, SampleShape shape) {
    super(shape, batchSize);
    this.random = random.copy();
    this.sampler = sampler;
    this.length = shape.length();
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
    float[][] samples = new float[batchSize()][length];
    for (float[] sample : samples) {
      sampler.draw(random, sample);
    }
    batch++;
    return batch(samples);
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
    return BatchPosition.of(0, batch, random.state());
  }

  @Override
  public void resume(BatchPosition position) {
    if (position.epoch() != 0 || position.batch() < 0) {
      throw new IllegalArgumentException("position: expected one of epoch 0, got " + position);
    }
    random.restore(position.state());
    batch = position.batch();
  }
}
