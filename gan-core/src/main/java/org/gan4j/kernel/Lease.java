package org.gan4j.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array lent by an {@link ArrayPool}, with a count of those that hold it; the memory goes back
 * when the last has let go. Not for use from several threads at once.
 */
public final class Lease implements AutoCloseable {

  private final ArrayPool pool;
  private final INDArray array;
  private @Nullable Block block;
  private int holders = 1;

  Lease(ArrayPool pool, Block block, long[] shape) {
    this.pool = pool;
    this.block = block;
    this.array = block.shaped(shape);
  }

  /**
   * The array, in the shape that was asked for.
   *
   * @return the array, contiguous in C order
   * @throws IllegalStateException if the memory has gone back
   */
  public INDArray array() {
    block();
    return array;
  }

  private Block block() {
    if (block == null) {
      throw new IllegalStateException("array: its memory has gone back to the pool");
    }
    return block;
  }

  /**
   * The same memory in another shape; the headers are kept with the memory, so that asking again
   * costs nothing.
   *
   * @param shape a shape of the same length
   * @return the array, contiguous in C order
   * @throws IllegalStateException if the memory has gone back
   */
  public INDArray array(long... shape) {
    long length = array().length();
    if (Shapes.length(shape) != length) {
      throw new IllegalArgumentException(
          "shape: expected " + length + " elements, got " + Arrays.toString(shape));
    }
    return block().shaped(shape);
  }

  /**
   * Counts one more holder.
   *
   * @return this
   */
  public Lease retain() {
    array();
    holders++;
    return this;
  }

  /**
   * Whether exactly one holds it.
   *
   * @return true if nobody else reads or writes the array
   */
  public boolean exclusive() {
    return block != null && holders == 1;
  }

  /** Whether the memory has gone back. */
  public boolean closed() {
    return block == null;
  }

  /** Counts one holder less; the last one gives the memory back. Closing once more does nothing. */
  @Override
  public void close() {
    if (block != null && --holders == 0) {
      pool.giveBack(block);
      block = null;
    }
  }

  /**
   * Takes the memory out of the pool for good: from now on the garbage collector owns it.
   *
   * @return the array
   * @throws IllegalStateException if the memory has gone back, or if others hold it too
   */
  public INDArray detach() {
    INDArray out = array();
    if (holders > 1) {
      throw new IllegalStateException(
          "detach: " + holders + " hold the array; the others have to close it first");
    }
    pool.forget(block());
    block = null;
    return out;
  }
}
