package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Strides;
import org.gan4j.kernel.onednn.parts.MatrixProducts;
import org.gan4j.kernel.onednn.parts.MatrixProducts.Product;
import org.gan4j.kernel.onednn.parts.StridedMoves;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolutions as matrix products with the unfolded image, the matrix {@code [N H' W', kH kW I]} of
 * the patches under each output. Folding and unfolding move one block of strideH x strideW taps at
 * a time: within a block no two patches overlap, so that it is one strided copy.
 */
final class Columns implements ConvolutionWay {

  /** Input channels up to which oneDNN's own strided input gradient is slower than this. */
  private static final long FEW_CHANNELS = 4;

  /** Output columns up to which its weight gradient for AVX2 is slower than this. */
  private static final long NARROW = 4;

  private final Context context;
  private final MatrixProducts products;
  private final StridedMoves movement;

  Columns(Context context, MatrixProducts products, StridedMoves movement) {
    this.context = context;
    this.products = products;
    this.movement = movement;
  }

  @Override
  public boolean suitsForward(ConvShape s) {
    return s.i() == 1;
  }

  @Override
  public boolean suitsInputGrad(ConvShape s) {
    return s.i() <= FEW_CHANNELS && s.strided();
  }

  @Override
  public boolean suitsWeightGrad(ConvShape s) {
    return !Native.hasAvx512() && s.strided() && s.y()[2] <= NARROW;
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    long biases = bias == 0 ? 0 : s.o();
    Product product = new Product(1, s.rows(), s.o(), s.taps(), false, false, biases, activation);
    try (Lease columns = borrow(s)) {
      long patches = Address.of(columns.array());
      unfold(s, x, patches);
      products.run(product, patches, w, bias, y);
    }
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    try (Lease columns = borrow(s)) {
      long patches = Address.of(columns.array());
      products.run(Product.of(s.rows(), s.taps(), s.o(), false, true), gy, w, 0, patches);
      fold(s, patches, gx);
    }
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    try (Lease columns = borrow(s)) {
      long patches = Address.of(columns.array());
      unfold(s, x, patches);
      products.run(Product.of(s.taps(), s.o(), s.rows(), true, false), patches, gy, 0, gw);
    }
  }

  private Lease borrow(ConvShape s) {
    return context.pool().borrow(DataType.FLOAT, s.rows(), s.taps());
  }

  /** Copies every patch from where it lies in the image. */
  private void unfold(ConvShape s, long image, long patches) {
    ConvGeometry g = s.geometry();
    long[] x = s.x();
    long[] padded = padded(s);
    try (Lease copy = context.pool().borrow(DataType.FLOAT, padded)) {
      long from = Address.of(copy.array());
      long[] whole = Strides.dense(padded);
      StridedMoves.clear(from, copy.array().length());
      long inside = from + Float.BYTES * (g.padTop() * whole[1] + g.padLeft() * whole[2]);
      movement.move(x, Strides.dense(x), whole, false, image, inside);
      for (long down = 0; down < s.w()[0]; down += g.strideH()) {
        for (long right = 0; right < s.w()[1]; right += g.strideW()) {
          block(s, down, right, whole, patches, from, false);
        }
      }
    }
  }

  /** Adds every patch to where it lay in the image. */
  private void fold(ConvShape s, long patches, long image) {
    ConvGeometry g = s.geometry();
    long[] x = s.x();
    long[] padded = padded(s);
    try (Lease sum = context.pool().borrow(DataType.FLOAT, padded)) {
      long to = Address.of(sum.array());
      StridedMoves.clear(to, sum.array().length());
      long[] whole = Strides.dense(padded);
      for (long down = 0; down < s.w()[0]; down += g.strideH()) {
        for (long right = 0; right < s.w()[1]; right += g.strideW()) {
          block(s, down, right, whole, patches, to, true);
        }
      }
      long inside = to + Float.BYTES * (g.padTop() * whole[1] + g.padLeft() * whole[2]);
      movement.move(x, whole, Strides.dense(x), false, inside, image);
    }
  }

  /** The image with its padding, large enough for all patches and for whole blocks. */
  private static long[] padded(ConvShape s) {
    ConvGeometry g = s.geometry();
    long[] x = s.x();
    long rows = (s.y()[1] - 1) * g.strideH() + Math.max(s.w()[0], g.strideH());
    long columns = (s.y()[2] - 1) * g.strideW() + Math.max(s.w()[1], g.strideW());
    return new long[] {
      x[0], Math.max(rows, g.padTop() + x[1]), Math.max(columns, g.padLeft() + x[2]), x[3]
    };
  }

  private void block(
      ConvShape s, long down, long right, long[] image, long patches, long padded, boolean add) {
    ConvGeometry g = s.geometry();
    long rows = Math.min(g.strideH(), s.w()[0] - down);
    long columns = Math.min(g.strideW(), s.w()[1] - right);
    long channels = s.x()[3];
    long patchRow = s.w()[1] * channels;
    long taps = s.taps();
    long[] y = s.y();
    long[] extents = {y[0], y[1], y[2], rows, columns * channels};
    long[] from = {y[1] * y[2] * taps, y[2] * taps, taps, patchRow, 1};
    long[] to = {image[0], g.strideH() * image[1], g.strideW() * image[2], image[1], 1};
    long there = padded + Float.BYTES * (down * image[1] + right * image[2]);
    long here = patches + Float.BYTES * (down * patchRow + right * channels);
    if (add) {
      movement.move(extents, from, to, true, here, there);
    } else {
      movement.move(extents, to, from, false, there, here);
    }
  }
}
