package org.gan4j.kernel.onednn.binding;

import org.gan4j.kernel.ArrayPool;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pools as oneDNN likes them. */
public final class AlignedPool {

  private static final int ALIGNMENT = 64;

  private AlignedPool() {}

  /**
   * A pool whose arrays of floats and doubles start at multiples of 64 bytes, a cache line and an
   * AVX-512 vector; ND4J's own start 16 bytes after one.
   *
   * @return a new pool
   */
  public static ArrayPool create() {
    return new ArrayPool(AlignedPool::firstAligned);
  }

  private static long firstAligned(INDArray flat) {
    int width = flat.dataType().width();
    if (width < Float.BYTES) {
      return 0;
    }
    long beyond = Address.ofAny(flat) % ALIGNMENT;
    return (ALIGNMENT - beyond) % ALIGNMENT / width;
  }
}
