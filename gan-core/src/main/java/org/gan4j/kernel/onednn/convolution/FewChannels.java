package org.gan4j.kernel.onednn.convolution;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Shapes;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.Native;
import org.gan4j.kernel.onednn.binding.Strides;
import org.gan4j.kernel.onednn.parts.StridedMoves;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolutions from or to an image of few channels, such as the last one of a generator. oneDNN
 * computes eight channels at a time and leaves the rest of its registers idle. So the kernel's
 * columns become channels: with {@code z} of {@code kW O} channels,
 *
 * <pre>{@code
 * z[h, w, (b, o)] = sum over a, i of x[h + a, w, i] weight[a, b, i, o]
 * y[h, w, o]      = sum over b of z[h, w + b, (b, o)]
 * }</pre>
 *
 * which is a convolution with a kernel of one column, and a strided sum of {@code kW} terms. The
 * gradients go the same way.
 */
final class FewChannels implements ConvolutionWay {

  /** Channels that count as few. */
  private static final long FEW = 4;

  /** Channels on the other side for which the sum pays. */
  private static final long MANY = 16;

  /** Columns of a kernel from which on it does. */
  private static final long WIDE = 3;

  private final Context context;
  private final StridedMoves movement;
  private final DirectConvolutions direct;
  private final Finish finish;

  FewChannels(Context context, StridedMoves movement, DirectConvolutions direct) {
    this.context = context;
    this.movement = movement;
    this.direct = direct;
    this.finish = new Finish(context);
  }

  @Override
  public boolean suitsForward(ConvShape s) {
    return possible(s) && s.o() <= FEW && s.i() >= MANY;
  }

  @Override
  public boolean suitsWeightGrad(ConvShape s) {
    return suitsForward(s);
  }

  @Override
  public boolean suitsInputGrad(ConvShape s) {
    return possible(s) && s.i() <= FEW && s.o() >= MANY;
  }

  private static boolean possible(ConvShape s) {
    ConvGeometry g = s.geometry();
    return !Native.hasAvx512() && s.w()[1] >= WIDE && g.strideH() == 1 && g.strideW() == 1;
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    ConvShape tall = tallOutput(s);
    try (Lease kernel = borrow(tall.w());
        Lease columns = borrow(tall.y())) {
      long weight = Address.of(kernel.array());
      long z = Address.of(columns.array());
      movement.move(s.w(), Strides.dense(s.w()), tall(s), false, w, weight);
      direct.forward(tall, Activation.IDENTITY, x, weight, 0, z);
      StridedMoves.clear(y, Shapes.length(s.y()));
      for (Term term : outputTerms(s, tall)) {
        movement.move(term.extents(), term.wide(), term.narrow(), true, term.in(z), term.at(y));
      }
      finish.run(activation, bias, s.rows(), s.o(), y);
    }
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    ConvShape tall = tallOutput(s);
    try (Lease kernel = borrow(tall.w());
        Lease columns = borrow(tall.y())) {
      long gradient = Address.of(kernel.array());
      long z = Address.of(columns.array());
      StridedMoves.clear(z, columns.array().length());
      for (Term term : outputTerms(s, tall)) {
        movement.move(term.extents(), term.narrow(), term.wide(), false, term.at(gy), term.in(z));
      }
      direct.weightGrad(tall, x, z, gradient);
      movement.move(s.w(), tall(s), Strides.dense(s.w()), false, gradient, gw);
    }
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    ConvShape tall = tallInput(s);
    try (Lease columns = borrow(tall.x())) {
      long z = Address.of(columns.array());
      direct.inputGrad(tall, gy, w, z);
      StridedMoves.clear(gx, Shapes.length(s.x()));
      for (Term term : inputTerms(s, tall)) {
        movement.move(term.extents(), term.wide(), term.narrow(), true, term.in(z), term.at(gx));
      }
    }
  }

  private Lease borrow(long[] shape) {
    return context.pool().borrow(DataType.FLOAT, shape);
  }

  /** From x to {@code z [N, H', W, kW O]}. */
  private static ConvShape tallOutput(ConvShape s) {
    long[] w = s.w();
    long[] z = {s.y()[0], s.y()[1], s.x()[2], w[1] * w[3]};
    return new ConvShape(s.x(), new long[] {w[0], 1, w[2], w[1] * w[3]}, z, tall(s.geometry()));
  }

  /** From {@code z [N, H, W', kW I]} to y; the weight needs no other layout for this. */
  private static ConvShape tallInput(ConvShape s) {
    long[] w = s.w();
    long[] z = {s.x()[0], s.x()[1], s.y()[2], w[1] * w[2]};
    return new ConvShape(z, new long[] {w[0], 1, w[1] * w[2], w[3]}, s.y(), tall(s.geometry()));
  }

  private static ConvGeometry tall(ConvGeometry g) {
    return new ConvGeometry(1, 1, g.padTop(), g.padBottom(), 0, 0);
  }

  /** Strides of the weight's axes {@code [kH, kW, I, O]} in {@code [kH, 1, I, kW O]}. */
  private static long[] tall(ConvShape s) {
    long row = s.w()[1] * s.o();
    return new long[] {s.i() * row, s.o(), row, 1};
  }

  private static List<Term> outputTerms(ConvShape s, ConvShape tall) {
    long left = s.geometry().padLeft();
    return terms(s, b -> new Term(s.y(), tall.y(), b, b - left));
  }

  private static List<Term> inputTerms(ConvShape s, ConvShape tall) {
    long left = s.geometry().padLeft();
    return terms(s, b -> new Term(s.x(), tall.x(), b, left - b));
  }

  /** The columns of the kernel that meet anything but padding. */
  private static List<Term> terms(ConvShape s, LongFunction<Term> column) {
    return LongStream.range(0, s.w()[1])
        .mapToObj(column)
        .filter(term -> term.columns() > 0)
        .toList();
  }

  /**
   * What one column of the kernel adds: column {@code c} of the narrow image belongs to column
   * {@code c + shift} of the wide one, as far as that has it.
   *
   * @param few extents of the image of few channels
   * @param many extents of the one with kW times as many
   * @param b the kernel's column
   */
  private record Term(long[] few, long[] many, long b, long shift) {

    /** How many columns of the images it joins. */
    long columns() {
      return Math.min(few[2], many[2] - shift) - first();
    }

    long[] extents() {
      return new long[] {few[0], few[1], columns(), few[3]};
    }

    long[] narrow() {
      return Strides.dense(few);
    }

    long[] wide() {
      return Strides.dense(many);
    }

    /** Where it begins in the narrow image. */
    long at(long image) {
      return image + Float.BYTES * first() * few[3];
    }

    /** Where it begins in the wide image. */
    long in(long image) {
      return image + Float.BYTES * ((first() + shift) * many[3] + b * few[3]);
    }

    private long first() {
      return Math.max(0, -shift);
    }
  }
}
