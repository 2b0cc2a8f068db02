package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Serves a set in a new random order each epoch, in batches of one size; the images left over at an
 * epoch's end, fewer than a batch, are dropped. Sets whose images belong together, k by k, are
 * served in one order. Daemon threads read ahead. The order depends on the given stream alone, and
 * going on from a saved {@link #position} gives exactly the batches that would have come.
 *
 * <p>Every batch is written into the same arrays.
 */
public final class Batches implements BatchSource {

  private final ImageData data;
  private final int batchSize;
  private final ImageShape shape;
  private final BatchReader reader;
  private final ShuffledEpochs epochs;
  private final List<INDArray> images;

  private Batches(
      List<ImageData> sets, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    this.data = sets.get(0);
    this.batchSize = batchSize;
    this.shape = augmentation.shape(data.shape());
    this.epochs = new ShuffledEpochs(data.size(), batchSize, augmentation, shuffle);
    this.reader = new BatchReader(sets, batchSize, augmentation, epochs);
    this.images =
        sets.stream()
            .map(set -> augmentation.shape(set.shape()).batch(batchSize))
            .map(extents -> Nd4j.createUninitializedDetached(DataType.FLOAT, extents))
            .toList();
  }

  /**
   * Shuffled batches.
   *
   * @param data the set
   * @param batchSize images a batch, 1 to {@code data.size()}
   * @param shuffle where the order comes from; its state is copied, the stream itself isn't drawn
   *     from
   * @return the batches, to be closed by the caller
   * @throws InputException if the batch is larger than the set
   */
  public static Batches of(ImageData data, int batchSize, RandomStream shuffle) {
    return augmented(data, batchSize, Augmentation.NONE, shuffle);
  }

  /**
   * Shuffled batches in which each image is mirrored left to right with probability 1/2.
   *
   * @param data the set
   * @param batchSize images a batch, 1 to {@code data.size()}
   * @param shuffle where the order and the coin tosses come from; its state is copied, the stream
   *     itself isn't drawn from
   * @return the batches, to be closed by the caller
   * @throws InputException if the batch is larger than the set
   */
  public static Batches mirrored(ImageData data, int batchSize, RandomStream shuffle) {
    return augmented(data, batchSize, new Augmentation(true, 0), shuffle);
  }

  /**
   * Shuffled batches of images that are changed at random.
   *
   * @param data the set
   * @param batchSize images a batch, 1 to {@code data.size()}
   * @param augmentation what is changed about each image
   * @param shuffle where the order and the changes come from; its state is copied, the stream
   *     itself isn't drawn from
   * @return the batches, to be closed by the caller
   * @throws InputException if the batch is larger than the set
   */
  public static Batches augmented(
      ImageData data, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    return new Batches(List.of(data), batchSize, augmentation, shuffle);
  }

  /**
   * Shuffled batches of pairs: N images of A and their N partners of B. Both images of a pair are
   * changed alike.
   *
   * @param sets two domains of one size, image k of one belonging to image k of the other
   * @param batchSize pairs a batch, at least 1
   * @param augmentation what is changed about each pair
   * @param shuffle where the order and the changes come from; its state is copied, the stream
   *     itself isn't drawn from
   * @return the batches, to be closed by the caller
   * @throws InputException if the domains differ in size or the batch is larger than them
   */
  public static Batches pairs(
      ImageDomains sets, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    if (sets.a().size() != sets.b().size()) {
      throw new InputException(
          String.format(
              "pairs: expected as many images of A as of B, got %d and %d",
              sets.a().size(), sets.b().size()));
    }
    return new Batches(List.of(sets.a(), sets.b()), batchSize, augmentation, shuffle);
  }

  /**
   * Shuffled batches of samples that have an image in each of several sets: a photograph, a drawing
   * of it and a mask, say. All images of a sample are changed alike; the labels are the first
   * set's.
   *
   * @param sets of one size and of images of one height and width, image k of each belonging to
   *     image k of the others; channels may differ
   * @param batchSize samples a batch, at least 1
   * @param augmentation what is changed about each sample
   * @param shuffle where the order and the changes come from; its state is copied, the stream
   *     itself isn't drawn from
   * @return the batches, with a part for each set, to be closed by the caller
   * @throws InputException if the sets differ in size, height or width, or the batch is larger than
   *     them
   */
  public static Batches partners(
      List<ImageData> sets, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    if (sets.isEmpty()) {
      throw new InputException("partners: expected at least one set of images, got none");
    }
    ImageData first = sets.get(0);
    for (ImageData set : sets) {
      if (set.size() != first.size()
          || set.shape().height() != first.shape().height()
          || set.shape().width() != first.shape().width()) {
        throw new InputException(
            String.format(
                "partners: expected sets of one size and of images of one height and width, got"
                    + " %,d of %s and %,d of %s",
                first.size(), first.shape(), set.size(), set.shape()));
      }
    }
    return new Batches(List.copyOf(sets), batchSize, augmentation, shuffle);
  }

  @Override
  public Batch next() {
    if (reader.isClosed()) {
      throw new IllegalStateException("these batches are closed");
    }
    int[] indices =
        reader.next(
            values -> {
              for (int part = 0; part < images.size(); part++) {
                HostArrays.write(values.get(part), images.get(part));
              }
            });
    return new Batch(images, data.hasLabels() ? labels(indices) : null);
  }

  private int[] labels(int... indices) {
    return Arrays.stream(indices).map(data::label).toArray();
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public List<String> classNames() {
    return data.classNames();
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return epochs.batchesPerEpoch();
  }

  @Override
  public BatchPosition position() {
    return reader.position();
  }

  @Override
  public void resume(BatchPosition position) {
    reader.resume(position);
  }

  @Override
  public void close() {
    if (!reader.isClosed()) {
      reader.close();
      images.forEach(INDArray::close);
    }
  }
}
