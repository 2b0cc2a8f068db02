package org.gan4j.autodiff;

import static org.gan4j.autodiff.OperationCase.eachActivation;
import static org.gan4j.autodiff.OperationCase.of;
import static org.gan4j.autodiff.OperationCase.s;

import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Pad;
import org.gan4j.kernel.PadMode;

/** Operations on tensors of any meaning. */
final class ElementCases {

  private ElementCases() {}

  /** x to the positive numbers, away from 0. */
  private static Variable positive(Variable x) {
    return x.square().add(0.5);
  }

  static Stream<OperationCase> arithmetic() {
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

  static Stream<OperationCase> reductions() {
    return Stream.of(
        of("sum", v -> v.get(0).square().sum(), s(2, 3)),
        of("sum kept", v -> Reductions.sum(v.get(0).square(), true, 1).square(), s(2, 3, 2)),
        of("max kept", v -> Reductions.max(v.get(0), true, 0, 1).square(), s(3, 4)),
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

  static Stream<OperationCase> activations() {
    return Stream.concat(eachActivation(ElementCases::activated), namedActivations());
  }

  private static OperationCase activated(Activation activation) {
    return of("activate", v -> Activations.activate(activation, v.get(0)).square(), s(6));
  }

  private static Stream<OperationCase> namedActivations() {
    return Stream.of(
        of("relu", v -> Activations.relu(v.get(0)).square(), s(6)),
        of("leaky_relu", v -> Activations.leakyRelu(v.get(0), 0.2).square(), s(6)),
        of("tanh", v -> Activations.tanh(v.get(0)), s(6)),
        of("sigmoid", v -> Activations.sigmoid(v.get(0)), s(6)),
        of("softplus", v -> Activations.softplus(v.get(0)), s(6)),
        of("sine", v -> Activations.sine(v.get(0)), s(6)),
        of("cosine", v -> Activations.cosine(v.get(0)), s(6)),
        of("erf", v -> Activations.erf(v.get(0)), s(6)),
        of("gelu", v -> Activations.gelu(v.get(0)), s(6)),
        of("gelu_tanh", v -> Activations.geluTanh(v.get(0)), s(6)),
        of("silu", v -> Activations.silu(v.get(0)), s(6)),
        of("elu", v -> Activations.elu(v.get(0), 0.7), s(6)),
        of("hardtanh", v -> Activations.hardtanh(v.get(0), -0.5, 0.8).square(), s(6)),
        of("log_sigmoid", v -> Activations.logSigmoid(v.get(0)), s(6)));
  }

  static Stream<OperationCase> shaping() {
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
}
