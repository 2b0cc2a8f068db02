package org.gan4j.train.updater;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Flat vectors in chunks that stay in the cache while all passes of an update go over them: memory
 * is then read and written once an update, however many passes there are.
 */
final class Chunks {

  /** 512 KiB of float32, of which an update has up to five. */
  static final int LENGTH = 1 << 17;

  private Chunks() {}

  /** Views of a vector, one after the other. */
  static List<INDArray> of(INDArray flat) {
    List<INDArray> chunks = new ArrayList<>();
    for (long begin = 0; begin < flat.length(); begin += LENGTH) {
      long[] shape = {Math.min(LENGTH, flat.length() - begin)};
      chunks.add(
          Nd4j.create(
              flat.data(), shape, new long[] {1}, flat.offset() + begin, 'c', flat.dataType()));
    }
    return chunks;
  }

  /** A vector of zeros that lives as long as its user. */
  static INDArray zeros(Kernels kernels, long length) {
    INDArray zeros = kernels.pool().borrow(DataType.FLOAT, length).detach();
    kernels.fill(0, zeros);
    return zeros;
  }

  /** Checks that a number which is added to a denominator keeps it from zero. */
  static double checkEpsilon(double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon: expected more than 0, got " + epsilon);
    }
    return epsilon;
  }

  /** Checks that a number is a decay rate. */
  static double checkDecay(String name, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(name + ": expected [0, 1), got " + decay);
    }
    return decay;
  }
}
