package org.gan4j.kernel.onednn;

import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums of products, a piece at a time, so that the products need little memory and stay in cache.
 */
final class Contractions {

  /**
   * Elements of a piece: 8 MB of products. Smaller pieces cost more calls than their caches save.
   */
  private static final long PIECE = 1 << 21;

  private final Context context;
  private final Binary binary;
  private final Sums sums;

  Contractions(Context context, Binary binary, Sums sums) {
    this.context = context;
    this.binary = binary;
    this.sums = sums;
  }

  void sumProduct(INDArray a, INDArray b, INDArray out) {
    long[] runs = Sums.runs(a.shape(), out.shape());
    if (runs.length == 1) {
      binary.binary(BinaryOp.MUL, a, b, out);
    } else if (runs.length > 3) {
      try (Lease products = context.pool().borrow(DataType.FLOAT, a.shape())) {
        binary.binary(BinaryOp.MUL, a, b, products.array());
        sums.sum(products.array(), out);
      }
    } else {
      long inner = runs.length == 3 ? runs[2] : 1;
      sumMiddle(runs[0], runs[1], inner, Address.of(a), Address.of(b), Address.of(out));
    }
  }

  /** {@code [outer, count, inner]} to {@code [outer, inner]}. */
  private void sumMiddle(long outer, long count, long inner, long a, long b, long out) {
    long group = Math.min(outer, PIECE / (count * inner));
    if (group >= 1) {
      for (long first = 0; first < outer; first += group) {
        long now = Math.min(group, outer - first);
        long at = first * count * inner * Float.BYTES;
        piece(now, count, inner, a + at, b + at, out + first * inner * Float.BYTES);
      }
      return;
    }
    long rows = Math.max(1, PIECE / inner);
    long pieces = (count + rows - 1) / rows;
    try (Lease lease = context.pool().borrow(DataType.FLOAT, pieces * inner)) {
      long partial = Address.of(lease.array());
      for (long i = 0; i < outer; i++) {
        for (long k = 0; k < pieces; k++) {
          long now = Math.min(rows, count - k * rows);
          long at = (i * count + k * rows) * inner * Float.BYTES;
          piece(1, now, inner, a + at, b + at, partial + k * inner * Float.BYTES);
        }
        sums.sumMiddle(1, pieces, inner, partial, out + i * inner * Float.BYTES);
      }
    }
  }

  private void piece(long outer, long count, long inner, long a, long b, long out) {
    long length = outer * count * inner;
    try (Lease lease = context.pool().borrow(DataType.FLOAT, length)) {
      long products = Address.of(lease.array());
      binary.multiply(length, a, b, products);
      sums.sumMiddle(outer, count, inner, products, out);
    }
  }
}
