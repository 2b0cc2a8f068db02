package org.gan4j.autodiff;

import static org.gan4j.autodiff.GradCheck.checkGrads;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.ReferenceKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against finite differences, to the second order. */
class OperationsTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  record Case(String name, Function<List<Variable>, Variable> operation, long[]... shapes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(
      String name, Function<List<Variable>, Variable> operation, long[]... shapes) {
    return new Case(name, operation, shapes);
  }

  private static long[] s(long... shape) {
    return shape;
  }

  /** x to the positive numbers, away from 0. */
  private static Variable positive(Variable x) {
    return x.square().add(0.5);
  }

  static Stream<Case> arithmetic() {
    return Stream.of(
        of("add", v -> v.get(0).add(v.get(1)), s(2, 3), s(2, 3)),
        of("add broadcast", v -> v.get(0).add(v.get(1)).square(), s(2, 1, 3), s(4, 1)),
        of("add itself", v -> v.get(0).add(v.get(0)).square(), s(3)),
        of("sub", v -> v.get(0).sub(v.get(1)).square(), s(2, 3), s(3)),
        of("mul", v -> v.get(0).mul(v.get(1)), s(2, 3), s(2, 1)),
        of("mul itself", v -> v.get(0).mul(v.get(0)), s(3)),
        of("div", v -> v.get(0).div(positive(v.get(1))), s(2, 3), s(3)),
        of("affine", v -> v.get(0).mul(3).add(1).rsub(2).sub(5).div(2).neg().square(), s(4)),
        of("maximum", v -> v.get(0).maximum(v.get(1)).square(), s(5, 2), s(2)),
        of("minimum", v -> v.get(0).minimum(v.get(1)).square(), s(5, 2), s(2)),
        of("pow", v -> positive(v.get(0)).pow(1.7), s(4)),
        of("square", v -> v.get(0).square(), s(4)),
        of("sqrt", v -> positive(v.get(0)).sqrt(), s(4)),
        of("rsqrt", v -> positive(v.get(0)).rsqrt(), s(4)),
        of("exp", v -> v.get(0).exp(), s(4)),
        of("log", v -> positive(v.get(0)).log(), s(4)),
        of("abs", v -> v.get(0).abs().mul(v.get(0)), s(4)),
        of("matmul", v -> v.get(0).matmul(v.get(1)), s(2, 3), s(3, 4)),
        of("matmul batch", v -> v.get(0).matmul(v.get(1)), s(2, 2, 3), s(2, 3, 2)),
        of("matmul TN", v -> Arithmetic.matmul(v.get(0), true, v.get(1), false), s(3, 2), s(3, 4)),
        of("matmul NT", v -> Arithmetic.matmul(v.get(0), false, v.get(1), true), s(2, 3), s(4, 3)),
        of("matmul TT", v -> Arithmetic.matmul(v.get(0), true, v.get(1), true), s(3, 2), s(4, 3)));
  }

  static Stream<Case> reductions() {
    return Stream.of(
        of("sum", v -> v.get(0).square().sum(), s(2, 3)),
        of("sum axes", v -> v.get(0).square().sum(0, -1).square(), s(2, 3, 2)),
        of("mean axes", v -> v.get(0).square().mean(1).square(), s(2, 3, 2)),
        of("mean kept", v -> Reductions.mean(v.get(0), true, 1).mul(v.get(0)), s(2, 3, 2)),
        of("max", v -> Reductions.max(v.get(0), false, -1).square(), s(3, 4)),
        of("log_sum_exp", v -> Reductions.logSumExp(v.get(0)), s(2, 4)),
        of("softmax", v -> Reductions.softmax(v.get(0)), s(2, 4)),
        of("log_softmax", v -> Reductions.logSoftmax(v.get(0)), s(2, 4)),
        of("sum_to", v -> Reductions.sumTo(v.get(0).square(), 3, 1).square(), s(2, 3, 4)),
        of("broadcast", v -> Reductions.broadcastTo(v.get(0), 2, 3, 4).square(), s(3, 1)));
  }

  static Stream<Case> activations() {
    return Stream.of(
        of("relu", v -> Activations.relu(v.get(0)).square(), s(6)),
        of("leaky_relu", v -> Activations.leakyRelu(v.get(0), 0.2).square(), s(6)),
        of("tanh", v -> Activations.tanh(v.get(0)), s(6)),
        of("sigmoid", v -> Activations.sigmoid(v.get(0)), s(6)),
        of("softplus", v -> Activations.softplus(v.get(0)), s(6)),
        of("log_sigmoid", v -> Activations.logSigmoid(v.get(0)), s(6)));
  }

  static Stream<Case> shaping() {
    return Stream.of(
        of("reshape", v -> v.get(0).reshape(3, -1).square(), s(2, 3, 2)),
        of("permute", v -> v.get(0).permute(2, 0, 1).square(), s(2, 3, 4)),
        of("concat", v -> Shaping.concat(-1, v.get(0), v.get(1)).square(), s(2, 3), s(2, 1)),
        of("narrow", v -> Shaping.narrow(v.get(0), 1, 1, 2).square(), s(2, 4)),
        of("slice", v -> Shaping.slice(v.get(0), s(1, 0), s(2, 3), s(2, 2)).square(), s(4, 5)),
        of("place", v -> Shaping.place(v.get(0), s(1, 0), s(2, 3), s(5, 6)).square(), s(2, 2)),
        of(
            "pad",
            v -> Shaping.pad(PadMode.ZERO, new Pad(1, 0, 2, 1), v.get(0)).square(),
            s(1, 3, 3, 2)),
        of(
            "reflect",
            v -> Shaping.pad(PadMode.REFLECT, new Pad(1, 2, 0, 1), v.get(0)).square(),
            s(1, 3, 4, 2)),
        of("gather", v -> Shaping.gather(v.get(0), new int[] {2, 0, 2}).square(), s(3, 2)));
  }

  static Stream<Case> convolutions() {
    return Stream.of(
        of(
            "conv2d",
            v -> conv(v, null, Activation.IDENTITY, ConvGeometry.of(2, 1)),
            s(2, 5, 4, 2),
            s(3, 3, 2, 3)),
        of(
            "conv2d tanh",
            v -> conv(v, v.get(2), Activation.TANH, ConvGeometry.of(1, 0)),
            s(1, 3, 4, 1),
            s(2, 2, 1, 2),
            s(2)),
        of(
            "conv2d leaky",
            v -> conv(v, v.get(2), Activation.leakyRelu(0.2), new ConvGeometry(1, 2, 0, 1, 2, 1)),
            s(1, 3, 4, 1),
            s(2, 2, 1, 2),
            s(2)),
        of(
            "conv_transpose2d",
            v ->
                Convolutions.convTranspose2d(
                    v.get(0), v.get(1), v.get(2), Activation.SIGMOID, ConvGeometry.of(2, 1), 6, 5),
            s(2, 3, 3, 2),
            s(3, 3, 2, 2),
            s(2)));
  }

  private static Variable conv(
      List<Variable> v, Variable bias, Activation a, ConvGeometry geometry) {
    return Convolutions.conv2d(v.get(0), v.get(1), bias, a, geometry);
  }

  static Stream<Case> normalisations() {
    return Stream.of(
        of("batch_norm", v -> norm(Norm.BATCH, v, Activation.IDENTITY), s(3, 2, 2, 2), s(2), s(2)),
        of("batch_norm relu", v -> norm(Norm.BATCH, v, Activation.RELU), s(3, 2, 2, 2), s(2), s(2)),
        of("batch_norm tanh", v -> norm(Norm.BATCH, v, Activation.TANH), s(6, 2), s(2), s(2)),
        of(
            "batch_norm bare",
            v ->
                Normalizations.normalize(
                        Norm.BATCH, v.get(0), null, null, 1e-5, Activation.IDENTITY)
                    .y(),
            s(3, 2, 1, 2)),
        of(
            "batch_norm shift",
            v ->
                Normalizations.normalize(
                        Norm.BATCH, v.get(0), null, v.get(1), 1e-5, Activation.TANH)
                    .y(),
            s(3, 2, 1, 2),
            s(2)),
        of(
            "instance_norm",
            v -> norm(Norm.INSTANCE, v, Activation.IDENTITY),
            s(2, 3, 2, 2),
            s(2),
            s(2)),
        of("layer_norm", v -> Normalizations.layerNorm(v.get(0), 1e-5), s(2, 5)),
        of("pixel_norm", v -> Normalizations.pixelNorm(v.get(0), 1e-8), s(1, 2, 2, 4)),
        of("group_deviation", v -> Deviations.within(v.get(0), 3, 0.1).square(), s(6, 2, 1, 2)));
  }

  private static Variable norm(Norm norm, List<Variable> v, Activation activation) {
    return Normalizations.normalize(norm, v.get(0), v.get(1), v.get(2), 1e-5, activation).y();
  }

  static Stream<Case> resampling() {
    return Stream.of(
        of(
            "upsample_nearest",
            v -> Resampling.upsampleNearest(v.get(0), 2).square(),
            s(1, 2, 3, 2)),
        of("sum_blocks", v -> Resampling.sumBlocks(v.get(0), 2).square(), s(1, 4, 2, 2)),
        of(
            "resize_bilinear",
            v -> Resampling.resizeBilinear(v.get(0), 5, 2).square(),
            s(1, 3, 4, 2)),
        of("avg_pool", v -> Resampling.avgPool(v.get(0), new Pool2d(3, 2)).square(), s(1, 5, 6, 2)),
        of(
            "max_pool",
            v -> Resampling.maxPool(v.get(0), new Pool2d(3, 2)).square(),
            s(1, 5, 6, 2)));
  }

  @ParameterizedTest
  @MethodSource({
    "arithmetic",
    "reductions",
    "activations",
    "shaping",
    "convolutions",
    "normalisations",
    "resampling"
  })
  void gradientsMatchFiniteDifferences(Case test) {
    checkGrads(KERNELS, test.operation(), 2, test.shapes());
  }
}
