package org.gan4j.data;

import java.util.List;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What batches of vectors and of series have in common, wherever their numbers come from. */
abstract class SampleBatches implements BatchSource {

  private final SampleShape shape;
  private final int batchSize;
  private final INDArray array;
  private final float[] numbers;

  SampleBatches(SampleShape shape, int batchSize) {
    this.shape = shape;
    this.batchSize = batchSize;
    this.array = shape.batch(batchSize);
    this.numbers = new float[Math.multiplyExact(batchSize, shape.length())];
  }

  /** A batch of samples, each of as many numbers as the shape says. */
  Batch batch(float[][] samples) {
    int length = shape.length();
    for (int i = 0; i < batchSize; i++) {
      System.arraycopy(samples[i], 0, numbers, i * length, length);
    }
    HostArrays.write(numbers, array);
    return new Batch(array);
  }

  @Override
  public final int batchSize() {
    return batchSize;
  }

  /**
   * The extents as those of an image: a vector is one pixel, a series one row.
   *
   * @return {@code 1x1xD} or {@code 1xTxC}
   */
  @Override
  public final ImageShape shape() {
    return shape.asImage();
  }

  @Override
  public final List<String> classNames() {
    return List.of();
  }

  @Override
  public final void close() {
    if (!array.wasClosed()) {
      array.close();
    }
  }
}
