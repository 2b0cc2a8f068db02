package org.gan4j.models.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Conv2d;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A block of the Inception network: branches beside each other, their channels joined. Batch norm
 * is part of the convolutions' weights.
 */
final class InceptionBlock extends Layer {

  private static final int WINDOW = 3;

  private final List<UnaryOperator<Variable>> branches = new ArrayList<>();

  /** A convolution of the input's size with ReLU. */
  UnaryOperator<Variable> conv(String name, int in, int out, int height, int width) {
    ConvGeometry same = new ConvGeometry(1, 1, height / 2, height / 2, width / 2, width / 2);
    Conv2d layer = child(name, Conv2d.of(in, out, height, width).geometry(same));
    return x -> layer.apply(x, Activation.RELU);
  }

  /** A convolution of 3x3 to half the size, with ReLU. */
  UnaryOperator<Variable> halving(String name, int in, int out) {
    Conv2d layer = child(name, Conv2d.of(in, out, WINDOW).stride(2));
    return x -> layer.apply(x, Activation.RELU);
  }

  /** Means of 3x3 that don't count the border, then 1x1, which is done first: it costs less. */
  UnaryOperator<Variable> averaged(String name, int in, int out) {
    Conv2d layer = child(name, Conv2d.of(in, out, 1));
    return x -> Activations.relu(means(layer.apply(x)));
  }

  private static Variable means(Variable x) {
    Variable padded = Shaping.pad(PadMode.ZERO, Pad.of(1), x);
    return Resampling.avgPool(padded, new Pool2d(WINDOW, 1))
        .mul(Variable.constant(share((int) x.size(1), (int) x.size(2))));
  }

  /** By how much a window has more pixels than lie within the image. */
  private static INDArray share(int height, int width) {
    float[] factors = new float[height * width];
    for (int y = 0; y < height; y++) {
      int rows = Math.min(y + 1, height - 1) - Math.max(y - 1, 0) + 1;
      for (int x = 0; x < width; x++) {
        int columns = Math.min(x + 1, width - 1) - Math.max(x - 1, 0) + 1;
        factors[y * width + x] = (float) WINDOW * WINDOW / (rows * columns);
      }
    }
    INDArray out = Nd4j.createUninitializedDetached(DataType.FLOAT, 1, height, width, 1);
    HostArrays.write(factors, out);
    return out;
  }

  /** Maxima of 3x3 at every pixel, then 1x1. What comes in is at least 0, as the border is. */
  UnaryOperator<Variable> maxima(String name, int in, int out) {
    UnaryOperator<Variable> layer = conv(name, in, out, 1, 1);
    return x ->
        layer.apply(
            Resampling.maxPool(Shaping.pad(PadMode.ZERO, Pad.of(1), x), new Pool2d(WINDOW, 1)));
  }

  /** Maxima of 3x3 at every other pixel. */
  static UnaryOperator<Variable> halved() {
    return x -> Resampling.maxPool(x, new Pool2d(WINDOW, 2));
  }

  /** Two ways side by side. */
  static UnaryOperator<Variable> both(UnaryOperator<Variable> one, UnaryOperator<Variable> other) {
    return x -> Shaping.concat(-1, one.apply(x), other.apply(x));
  }

  /** Adds a branch of steps, one after the other. */
  @SafeVarargs
  final InceptionBlock branch(UnaryOperator<Variable>... steps) {
    branches.add(
        x -> {
          Variable y = x;
          for (UnaryOperator<Variable> step : steps) {
            y = step.apply(y);
          }
          return y;
        });
    return this;
  }

  @Override
  protected Variable forward(Variable x) {
    return Shaping.concat(
        -1, branches.stream().map(branch -> branch.apply(x)).toArray(Variable[]::new));
  }
}
