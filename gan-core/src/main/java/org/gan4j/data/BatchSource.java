package org.gan4j.data;

import java.util.List;
import java.util.OptionalLong;

/**
 * What trainers take their samples from, images or vectors or series: an endless sequence of
 * batches of one size, epoch after epoch. Used from one thread.
 */
public interface BatchSource extends AutoCloseable {

  /**
   * The next batch.
   *
   * @return valid until the next call of this method, {@link #resume} or {@link #close}
   */
  Batch next();

  /**
   * The samples in every batch.
   *
   * @return N
   */
  int batchSize();

  /**
   * The extents of every image, where samples have several of the first.
   *
   * @return height, width, channels
   */
  ImageShape shape();

  /**
   * The names of the classes.
   *
   * @return in the labels' order; empty if the images have no labels
   */
  List<String> classNames();

  /**
   * How many batches make an epoch.
   *
   * @return the number, or nothing if the source doesn't know
   */
  OptionalLong batchesPerEpoch();

  /**
   * Where the source stands: the place of the batch that {@link #next} will give.
   *
   * @return the position; after an epoch's last batch that is batch 0 of the following epoch
   */
  BatchPosition position();

  /**
   * Goes to a position.
   *
   * @param position what {@link #position} gave
   * @throws IllegalArgumentException if that is no position of this source
   */
  void resume(BatchPosition position);

  /** Ends the source's thread and frees its arrays, the last batch's with them. */
  @Override
  void close();
}
