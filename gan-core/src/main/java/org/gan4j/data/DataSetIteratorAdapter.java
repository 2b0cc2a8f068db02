package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Serves the images of an ND4J or Deeplearning4j iterator as they are wanted here: N,C,H,W or
 * flattened features become {@code [N, H, W, C]} in [-1, 1], one-hot labels become class indices.
 * The iterator is reset after its last batch; a last batch that is smaller is dropped.
 *
 * <p>{@link #resume} resets the iterator and passes over the batches that were served, so it gives
 * the same images again only if the iterator keeps its order from epoch to epoch.
 */
public final class DataSetIteratorAdapter implements BatchSource {

  private final DataSetIterator iterator;
  private final ImageShape shape;
  private final PixelRange range;
  private final int batchSize;
  private final List<String> classNames;
  private final INDArray images;
  private final float[] values;

  private int @Nullable [] labels;
  private long epoch;
  private long batch;
  private boolean closed;

  /**
   * Adapts an iterator, which is read from its beginning.
   *
   * @param iterator gives features {@code [N, C, H, W]} or {@code [N, C*H*W]} and labels {@code [N,
   *     classes]} one-hot, or none; used by this object alone from now on, and not closed by it
   * @param shape the extents of an image
   * @param range the range of the features' values
   * @throws InputException if the iterator can't be reset, is empty, or its first batch isn't of
   *     that form
   */
  public DataSetIteratorAdapter(DataSetIterator iterator, ImageShape shape, PixelRange range) {
    if (!iterator.resetSupported()) {
      throw new InputException(
          "iterator: can't be reset, so there would be one epoch only; give one that can");
    }
    this.iterator = iterator;
    this.shape = shape;
    this.range = range;
    iterator.reset();
    if (!iterator.hasNext()) {
      throw new InputException("iterator: has no batch");
    }
    DataSet first = iterator.next();
    this.batchSize = Math.toIntExact(first.getFeatures().size(0));
    this.classNames = names(iterator, first.getLabels());
    this.values = new float[Math.multiplyExact(batchSize, shape.length())];
    this.images = Nd4j.createUninitializedDetached(DataType.FLOAT, shape.batch(batchSize));
    convert(first);
  }

  @Override
  public Batch next() {
    if (closed) {
      throw new IllegalStateException("these batches are closed");
    }
    HostArrays.write(values, images);
    int @Nullable [] served = labels;
    batch++;
    advance();
    return new Batch(images, served);
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
    return classNames;
  }

  @Override
  public OptionalLong batchesPerEpoch() {
    return OptionalLong.empty();
  }

  @Override
  public BatchPosition position() {
    return new BatchPosition(epoch, batch, List.of());
  }

  @Override
  public void resume(BatchPosition position) {
    iterator.reset();
    epoch = position.epoch();
    batch = 0;
    advance();
    while (batch < position.batch()) {
      batch++;
      advance();
      if (epoch != position.epoch()) {
        throw new IllegalArgumentException(
            "position: the iterator has no batch " + position.batch() + "; was it another?");
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      images.close();
    }
  }

  /** Reads one batch ahead, from the beginning again at an epoch's end. */
  private void advance() {
    DataSet fetched = iterator.hasNext() ? iterator.next() : null;
    if (fetched == null || fetched.getFeatures().size(0) < batchSize) {
      iterator.reset();
      epoch++;
      batch = 0;
      fetched = iterator.next();
    }
    if (fetched.getFeatures().size(0) != batchSize) {
      throw new InputException(
          String.format(
              "iterator: expected batches of %d, got one of %d",
              batchSize, fetched.getFeatures().size(0)));
    }
    convert(fetched);
  }

  /** Copies a batch at once: an asynchronous iterator may take its arrays back later. */
  private void convert(DataSet fetched) {
    convert(fetched.getFeatures());
    labels = classNames.isEmpty() ? null : indices(fetched.getLabels());
  }

  private void convert(INDArray features) {
    long[] planes = {batchSize, shape.channels(), shape.height(), shape.width()};
    long[] flat = {batchSize, shape.length()};
    if (!Arrays.equals(features.shape(), planes) && !Arrays.equals(features.shape(), flat)) {
      throw new InputException(
          String.format(
              "features: expected %s or %s, got %s",
              Arrays.toString(planes), Arrays.toString(flat), Arrays.toString(features.shape())));
    }
    float[] from = HostArrays.floats(features);
    int channels = shape.channels();
    int plane = shape.height() * shape.width();
    for (int i = 0; i < from.length; i++) {
      if (!range.contains(from[i])) {
        throw new InputException(
            String.format(
                "features: expected values in %s, got %s; give the PixelRange that they are in",
                range, from[i]));
      }
      int image = i / (channels * plane);
      int channel = i / plane % channels;
      int pixel = i % plane;
      values[(image * plane + pixel) * channels + channel] = range.toSigned(from[i]);
    }
  }

  private int[] indices(@Nullable INDArray oneHot) {
    int classes = classNames.size();
    if (oneHot == null || !Arrays.equals(oneHot.shape(), new long[] {batchSize, classes})) {
      throw new InputException(
          String.format(
              "labels: expected one-hot [%d, %d], got %s",
              batchSize, classes, oneHot == null ? "none" : Arrays.toString(oneHot.shape())));
    }
    float[] rows = HostArrays.floats(oneHot);
    int[] out = new int[batchSize];
    for (int i = 0; i < batchSize; i++) {
      float[] row = Arrays.copyOfRange(rows, i * classes, (i + 1) * classes);
      out[i] = IntStream.range(0, classes).filter(k -> row[k] == 1).findFirst().orElse(-1);
      long zeros = IntStream.range(0, classes).filter(k -> row[k] == 0).count();
      if (out[i] < 0 || zeros != classes - 1) {
        throw new InputException(
            "labels: expected one-hot rows, got " + Arrays.toString(row) + " at " + i);
      }
    }
    return out;
  }

  private static List<String> names(DataSetIterator iterator, @Nullable INDArray labels) {
    if (labels == null) {
      return List.of();
    }
    if (labels.rank() != 2) {
      throw new InputException(
          "labels: expected one-hot [N, classes], got " + Arrays.toString(labels.shape()));
    }
    int classes = (int) labels.size(1);
    List<String> names = iterator.getLabels();
    return names != null && names.size() == classes
        ? List.copyOf(names)
        : IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }
}
