package org.gan4j.kernel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lends arrays and takes them back, so that a steady training step allocates nothing: fresh
 * off-heap memory is the dearest thing that ND4J has (4 MB take longer than a convolution).
 *
 * <p>A returned block serves the next request of the same data type that it fits without wasting
 * more than a quarter. Where much memory is in use, the blocks that were idle for longest are freed
 * before a fresh one is allocated, so that steps of several kinds (a penalty now and then, a
 * picture of samples) don't each leave their own blocks behind. Safe for use from several threads.
 */
public final class ArrayPool {

  private static final long SMALL = 1024;
  private static final int SLACK = 16;

  /** Memory up to which nothing is freed. */
  private static final long UNBOUNDED = 512L << 20;

  /** Of the most that was lent at once, the part that may lie idle beside it above that. */
  private static final int IDLE_PART = 8;

  private final ToLongFunction<INDArray> firstElement;
  private final long unbounded;
  private final Map<DataType, TreeMap<Long, ArrayDeque<Block>>> free =
      new EnumMap<>(DataType.class);
  private long hits;
  private long misses;
  private long returns;
  private long bytesHeld;
  private long bytesLent;
  private long peakBytesLent;

  /** A pool whose arrays start where ND4J allocates them. */
  public ArrayPool() {
    this(flat -> 0);
  }

  /**
   * A pool whose arrays start at a chosen element of their block, for alignment.
   *
   * @param firstElement of a fresh one-dimensional block, the index in 0..15 at which arrays shall
   *     start
   */
  public ArrayPool(ToLongFunction<INDArray> firstElement) {
    this(firstElement, UNBOUNDED);
  }

  /** A pool that frees idle blocks above a number of bytes of its choice. */
  ArrayPool(ToLongFunction<INDArray> firstElement, long unbounded) {
    this.firstElement = firstElement;
    this.unbounded = unbounded;
  }

  /**
   * Lends an array; its contents are arbitrary.
   *
   * @param type FLOAT, DOUBLE or another type of ND4J's
   * @param shape the extents, each at least 1; none for a scalar
   * @return the loan, to be given back by closing it
   * @throws IllegalArgumentException if an extent is less than 1
   */
  public Lease borrow(DataType type, long... shape) {
    long length = 1;
    for (long extent : shape) {
      if (extent < 1) {
        throw new IllegalArgumentException(
            "shape: expected extents of at least 1, got " + Arrays.toString(shape));
      }
      length = Math.multiplyExact(length, extent);
    }
    return new Lease(this, take(type, length), shape);
  }

  private Block take(DataType type, long length) {
    long capacity = Math.max(length, 16);
    synchronized (this) {
      TreeMap<Long, ArrayDeque<Block>> blocks = of(type);
      Map.Entry<Long, ArrayDeque<Block>> fit = blocks.ceilingEntry(length);
      Block block = null;
      if (fit != null && fit.getKey() <= Math.max(length + length / 4, SMALL)) {
        block = fit.getValue().pop();
        if (fit.getValue().isEmpty()) {
          blocks.remove(fit.getKey());
        }
        hits++;
      }
      if (block != null) {
        lent(block);
        return block;
      }
      misses++;
      makeRoom((capacity + SLACK) * type.width());
    }
    INDArray flat = Nd4j.createUninitialized(type, capacity + SLACK);
    long first = firstElement.applyAsLong(flat);
    if (first < 0 || first >= SLACK) {
      throw new IllegalStateException(
          "first element: expected 0.." + (SLACK - 1) + ", got " + first);
    }
    Block block = new Block(flat, first, capacity);
    synchronized (this) {
      bytesHeld += block.bytes();
      lent(block);
    }
    return block;
  }

  /** Frees blocks, the longest idle first, until that many bytes more stay within the bound. */
  private void makeRoom(long bytes) {
    long most = Math.max(peakBytesLent, bytesLent + bytes);
    long bound = Math.max(unbounded, most + most / IDLE_PART);
    while (bytesHeld + bytes > bound && bytesHeld > bytesLent) {
      freeLongestIdle();
    }
  }

  private void freeLongestIdle() {
    free.values().stream()
        .flatMap(blocks -> blocks.values().stream())
        .map(ArrayDeque::peekLast)
        .min(Comparator.comparingLong(Block::idleSince))
        .ifPresent(
            block -> {
              TreeMap<Long, ArrayDeque<Block>> blocks = of(block.type());
              blocks.computeIfPresent(
                  block.capacity(),
                  (capacity, same) -> {
                    same.removeLast();
                    return same.isEmpty() ? null : same;
                  });
              bytesHeld -= block.bytes();
              block.free();
            });
  }

  private TreeMap<Long, ArrayDeque<Block>> of(DataType type) {
    return free.computeIfAbsent(type, t -> new TreeMap<>());
  }

  private void lent(Block block) {
    bytesLent += block.bytes();
    peakBytesLent = Math.max(peakBytesLent, bytesLent);
  }

  synchronized void giveBack(Block block) {
    bytesLent -= block.bytes();
    block.idleSince(++returns);
    of(block.type()).computeIfAbsent(block.capacity(), c -> new ArrayDeque<>()).push(block);
  }

  synchronized void forget(Block block) {
    bytesLent -= block.bytes();
    bytesHeld -= block.bytes();
  }

  /** Drops every block that isn't lent, so that the garbage collector frees its memory. */
  public synchronized void trim() {
    free.values()
        .forEach(
            blocks -> {
              blocks.values().forEach(queue -> queue.forEach(block -> bytesHeld -= block.bytes()));
              blocks.clear();
            });
  }

  /**
   * What the pool did and holds.
   *
   * @return the figures at this moment
   */
  public synchronized Stats stats() {
    return new Stats(hits, misses, bytesHeld, bytesLent, peakBytesLent);
  }

  /**
   * Figures of a pool.
   *
   * @param hits loans served from a returned block
   * @param misses loans that needed a fresh allocation
   * @param bytesHeld memory of all blocks, lent or not
   * @param bytesLent memory of the blocks that are lent
   * @param peakBytesLent the greatest bytesLent so far
   */
  public record Stats(long hits, long misses, long bytesHeld, long bytesLent, long peakBytesLent) {}
}
