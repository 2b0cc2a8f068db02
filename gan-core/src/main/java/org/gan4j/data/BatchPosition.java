package org.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where a source of batches stands, for a checkpoint.
 *
 * @param epoch how many times the whole set was gone through
 * @param batch how many batches of this epoch were served
 * @param shuffle the state of the shuffling stream at this epoch's beginning; empty where there is
 *     none
 */
public record BatchPosition(long epoch, long batch, List<Long> shuffle) {

  private static final long MOST_EPOCHS = Integer.MAX_VALUE - 1;
  private static final long MOST_BATCHES = 1L << 60;

  /** Copies the list and checks the counts. */
  public BatchPosition {
    if (epoch < 0 || epoch > MOST_EPOCHS || batch < 0 || batch > MOST_BATCHES) {
      throw new IllegalArgumentException(
          String.format(
              "position: expected an epoch of 0 to %d and a batch of 0 to %d, got %d and %d",
              MOST_EPOCHS, MOST_BATCHES, epoch, batch));
    }
    shuffle = List.copyOf(shuffle);
  }

  /** The same with the shuffling stream's state as streams give it. */
  static BatchPosition of(long epoch, long batch, long[] state) {
    return new BatchPosition(epoch, batch, Arrays.stream(state).boxed().toList());
  }

  /** The shuffling stream's state as streams take it. */
  long[] state() {
    return shuffle.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * The position as numbers, to be stored.
   *
   * @return epoch, batch, then the shuffling stream's state
   */
  public long[] toLongs() {
    return LongStream.concat(LongStream.of(epoch, batch), LongStream.of(state())).toArray();
  }

  /**
   * The position from its numbers.
   *
   * @param longs what {@link #toLongs} gave
   * @return the position
   * @throws IllegalArgumentException if there are fewer than two, or they are no counts
   */
  public static BatchPosition ofLongs(long... longs) {
    if (longs.length < 2) {
      throw new IllegalArgumentException(
          "position: expected epoch, batch and the shuffling state, got " + Arrays.toString(longs));
    }
    return of(longs[0], longs[1], Arrays.copyOfRange(longs, 2, longs.length));
  }
}
