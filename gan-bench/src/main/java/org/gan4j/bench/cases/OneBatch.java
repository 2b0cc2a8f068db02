package org.gan4j.bench.cases;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchPosition;
import org.gan4j.data.BatchSource;
import org.gan4j.data.ImageShape;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The same random images over and over, so that no reading of images is timed. */
final class OneBatch implements BatchSource {

  private final ImageShape shape;
  private final Batch batch;

  /** Samples of one image each. */
  OneBatch(int count, ImageShape shape) {
    this(count, shape, 1);
  }

  /** Samples of some images each. */
  OneBatch(int count, ImageShape shape, int images) {
    this.shape = shape;
    RandomStream random = new RandomStream(0);
    this.batch =
        new Batch(
            Stream.generate(() -> drawn(count, shape, random))
                .limit(images)
                .toArray(INDArray[]::new));
  }

  private static INDArray drawn(int count, ImageShape shape, RandomStream random) {
    INDArray images =
        Nd4j.createUninitialized(
            DataType.FLOAT, count, shape.height(), shape.width(), shape.channels());
    random.fillGaussian(images);
    return images;
  }

  @Override
  public Batch next() {
    return batch;
  }

  @Override
  public int batchSize() {
    return (int) batch.images().size(0);
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public List<String> classNames() {
    return List.of();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return OptionalLong.empty();
  }

  @Override
  public BatchPosition position() {
    return new BatchPosition(0, 0, List.of());
  }

  @Override
  public void resume(BatchPosition position) {
    // Every position gives the same batch.
  }

  @Override
  public void close() {
    batch.parts().forEach(INDArray::close);
  }
}
