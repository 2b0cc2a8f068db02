package org.gan4j.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One allocation of a pool, with the array headers that were made over it, one a shape. */
final class Block {

  private static final int MAX_HEADERS = 16;

  private final INDArray flat;
  private final long offset;
  private final long capacity;
  private final List<INDArray> headers = new ArrayList<>(2);
  private long idleSince;

  Block(INDArray flat, long offset, long capacity) {
    this.flat = flat;
    this.offset = offset;
    this.capacity = capacity;
  }

  /** When it was given back: the pool's count of returns. */
  long idleSince() {
    return idleSince;
  }

  void idleSince(long count) {
    idleSince = count;
  }

  /** Gives the memory back to the system at once. */
  void free() {
    headers.clear();
    flat.close();
  }

  DataType type() {
    return flat.dataType();
  }

  long capacity() {
    return capacity;
  }

  long bytes() {
    return flat.length() * flat.dataType().width();
  }

  /**
   * The array of a shape that starts at the block's first element; the same object for the same
   * shape.
   */
  INDArray shaped(long[] shape) {
    for (INDArray header : headers) {
      if (Arrays.equals(header.shape(), shape)) {
        return header;
      }
    }
    if (headers.size() == MAX_HEADERS) {
      headers.remove(0);
    }
    INDArray header =
        Nd4j.create(flat.data(), shape, Shapes.strides(shape), offset, 'c', flat.dataType());
    headers.add(header);
    return header;
  }
}
