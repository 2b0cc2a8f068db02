package org.gan4j.data;

import java.util.Arrays;
import java.util.OptionalLong;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;

/**
 * Which samples of a set each batch has: all in a new random order each epoch, those left over at
 * its end, fewer than a batch, dropped. It depends on the given stream alone, and goes on from a
 * saved {@link #position} exactly.
 */
final class ShuffledEpochs {

  private final int size;
  private final int batchSize;
  private final Augmentation augmentation;
  private final RandomStream shuffle;
  private long[] shuffleAtStart;
  private int[] order;
  private int[] views;
  private long epoch;
  private int batch;

  /**
   * The first epoch.
   *
   * @param size samples in all
   * @param batchSize samples a batch
   * @param augmentation draws the view of each sample
   * @param shuffle copied
   * @throws InputException if there aren't enough for a batch
   */
  ShuffledEpochs(int size, int batchSize, Augmentation augmentation, RandomStream shuffle) {
    if (batchSize < 1) {
      throw new InputException("batch: expected at least 1, got " + batchSize);
    }
    if (batchSize > size) {
      throw new InputException(
          String.format(
              "batch: %d is more than the set's %d samples; choose a smaller batch",
              batchSize, size));
    }
    this.size = size;
    this.batchSize = batchSize;
    this.augmentation = augmentation;
    this.shuffle = shuffle.copy();
    begin();
  }

  private void begin() {
    shuffleAtStart = shuffle.state();
    order = shuffle.permutation(size);
    views = new int[size];
    Arrays.setAll(views, i -> augmentation.draw(shuffle));
  }

  /** The samples of the batch that stands next. */
  int[] indices() {
    return part(order);
  }

  /** The view of each of them, as {@link Augmentation#write} takes it. */
  int[] views() {
    return part(views);
  }

  private int[] part(int[] all) {
    return Arrays.copyOfRange(all, batch * batchSize, (batch + 1) * batchSize);
  }

  /** Goes to the batch after that. */
  void advance() {
    batch++;
    if (batch == batches()) {
      batch = 0;
      epoch++;
      begin();
    }
  }

  private int batches() {
    return size / batchSize;
  }

  OptionalLong batchesPerEpoch() {
    return OptionalLong.of(batches());
  }

  BatchPosition position() {
    return BatchPosition.of(epoch, batch, shuffleAtStart);
  }

  void resume(BatchPosition position) {
    if (position.epoch() < 0 || position.batch() < 0 || position.batch() >= batches()) {
      throw new IllegalArgumentException(
          String.format(
              "position: expected a batch of 0 to %d, got %s; was the data set or the batch size"
                  + " another?",
              batches() - 1, position));
    }
    shuffle.restore(position.state());
    epoch = position.epoch();
    batch = (int) position.batch();
    begin();
  }
}
