package org.gan4j.kernel.onednn.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.MatrixProducts.Product;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums, as products with a vector of ones: oneDNN's reduction has no quick way. What is summed to
 * one number ends in double precision: such sums often cancel.
 */
public final class Sums {

  /** Longest row that is summed at once when everything is summed to one number. */
  private static final long ROW = 4096;

  private final Context context;
  private final MatrixProducts products;
  private final StridedMoves moves;
  private final List<FloatPointer> ones = new ArrayList<>();

  /** Sums by the primitives of a context. */
  public Sums(Context context) {
    this.context = context;
    this.products = new MatrixProducts(context);
    this.moves = new StridedMoves(context);
  }

  /** Sums over the axes on which out has extent 1 and x hasn't. */
  public void sum(INDArray x, INDArray out) {
    // Runs of neighbouring axes that are all kept or all summed, in turn; the first is kept.
    long[] runs = runs(x.shape(), out.shape());
    sum(runs, runs.length - 1, Address.of(x), Address.of(out));
  }

  /** Extents of neighbouring axes that are all kept or all summed, in turn; the first is kept. */
  public static long[] runs(long[] from, long[] to) {
    long[] runs = new long[from.length + 2];
    Arrays.fill(runs, 1);
    int last = 0;
    for (int axis = 0; axis < from.length; axis++) {
      if (from[axis] == 1) {
        continue;
      }
      boolean summed = to[axis] == 1;
      if (summed != (last % 2 == 1)) {
        last++;
      }
      runs[last] *= from[axis];
    }
    return Arrays.copyOf(runs, last + 1);
  }

  /** Sums the last summed run, then the one before it. */
  private void sum(long[] runs, int last, long x, long out) {
    int summed = last % 2 == 1 ? last : last - 1;
    long inner = 1;
    for (int run = summed + 1; run < runs.length; run++) {
      inner *= runs[run];
    }
    long outer = 1;
    for (int run = 0; run < summed; run++) {
      outer *= runs[run];
    }
    if (summed < 0) {
      moves.copy(inner, x, out);
    } else if (summed == 1) {
      sumMiddle(outer, runs[1], inner, x, out);
    } else {
      try (Lease lease = context.pool().borrow(DataType.FLOAT, outer * inner)) {
        long between = Address.of(lease.array());
        sumMiddle(outer, runs[summed], inner, x, between);
        long[] left = Arrays.copyOf(runs, summed);
        left[summed - 1] *= inner;
        sum(left, summed - 1, between, out);
      }
    }
  }

  /** {@code [outer, count, inner]} to {@code [outer, inner]}. */
  public void sumMiddle(long outer, long count, long inner, long x, long out) {
    if (outer == 1 && inner == 1 && count > ROW) {
      sumAll(count, x, out);
    } else if (outer == 1 && inner == 1) {
      SmallArrays.sum(count, x, out);
    } else if (inner == 1) {
      sumColumns(outer, count, x, out);
    } else {
      for (long i = 0; i < outer; i++) {
        sumRows(count, inner, x + i * count * inner * Float.BYTES, out + i * inner * Float.BYTES);
      }
    }
  }

  /** {@code [count, inner]} to {@code [inner]}. */
  public void sumRows(long count, long inner, long x, long out) {
    run(1, 1, inner, count, ones(count), x, out);
  }

  /** {@code [rows, count]} to {@code [rows]}. */
  public void sumColumns(long rows, long count, long x, long out) {
    run(1, rows, 1, count, x, ones(count), out);
  }

  private void sumAll(long count, long x, long out) {
    long rows = count / ROW;
    long rest = count % ROW;
    try (Lease lease = context.pool().borrow(DataType.FLOAT, rows + 1)) {
      long sums = Address.of(lease.array());
      sumColumns(rows, ROW, x, sums);
      if (rest > 0) {
        SmallArrays.sum(rest, x + rows * ROW * Float.BYTES, sums + rows * Float.BYTES);
      }
      sumMiddle(1, rows + (rest > 0 ? 1 : 0), 1, sums, out);
    }
  }

  private void run(long batch, long m, long n, long k, long a, long b, long out) {
    products.run(new Product(batch, m, n, k, false, false, 0, Activation.IDENTITY), a, b, 0, out);
  }

  /** The address of at least that many ones; it stays good. */
  public long ones(long count) {
    synchronized (ones) {
      FloatPointer last = ones.isEmpty() ? null : ones.get(ones.size() - 1);
      if (last == null || last.capacity() < count) {
        float[] values =
            new float[Math.toIntExact(Math.max(count, 2 * (last == null ? ROW : last.capacity())))];
        Arrays.fill(values, 1);
        // Shorter ones may be in use: they stay, less than these together.
        last = new FloatPointer(values);
        ones.add(last);
      }
      return last.address();
    }
  }
}
