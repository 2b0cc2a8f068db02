package org.gan4j.nn.weight;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.gan4j.SharedFiles;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.nn.LayerCheck;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Linear;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SpectralNormTest {

  /** Singular values 4 and 3, well apart, in a basis that isn't the axes'. */
  private static final INDArray WEIGHT =
      LayerCheck.array(LayerCheck.s(3, 2), 4 * 0.6, -3 * 0.8, 4 * 0.8, 3 * 0.6, 0, 0);

  private static Initializer of(INDArray values) {
    return (out, random) -> out.assign(values);
  }

  @Test
  void iterationsConvergeToTheLargestSingularValue() {
    Linear layer = Linear.of(3, 2).bias(false).initializer(of(WEIGHT)).spectralNorm();
    network(layer);
    INDArray x = Nd4j.eye(3).castTo(DataType.FLOAT).dup('c');
    for (int i = 0; i < 60; i++) {
      apply(layer, x);
    }
    assertClose(WEIGHT.div(4), apply(layer, x), 1e-6);
  }

  @Test
  void everyUseInTrainingMovesUAndInferenceLeavesIt() {
    Network<Linear> network = network(Linear.of(30, 20).spectralNorm());
    INDArray u = network.buffers().get("net.transform.u");
    assertEquals(1, u.norm2Number().doubleValue(), 1e-6);
    INDArray before = u.dup();
    apply(network.module(), normal(1, 2, 30));
    assertNotEquals(before, u);
    assertEquals(1, u.norm2Number().doubleValue(), 1e-6);
    INDArray after = u.dup();
    try (Scope inference = Scope.inference(KERNELS)) {
      apply(network.module(), normal(1, 2, 30));
    }
    assertEquals(after, u);
  }

  /** As PyTorch's: sigma in inference is that of the vectors that training kept. */
  @Test
  void inferenceUsesTheVectorsThatTrainingKept() {
    Network<Linear> network = network(Linear.of(30, 20).bias(false).spectralNorm());
    INDArray u = network.buffers().get("net.transform.u");
    INDArray v = network.buffers().get("net.transform.v");
    INDArray x = normal(1, 2, 30);
    assertEquals(0, v.norm2Number().doubleValue());
    apply(network.module(), x);
    assertEquals(1, v.norm2Number().doubleValue(), 1e-6);
    v.assign(normal(5, 30));
    INDArray weight = network.parameters().get(0).variable().value();
    double sigma = v.reshape(1, 30).mmul(weight).mul(u).sumNumber().doubleValue();
    try (Scope inference = Scope.inference(KERNELS)) {
      assertClose(x.mmul(weight).div(sigma), apply(network.module(), x), 1e-5);
    }
  }

  @Test
  void moreIterationsAUseAreAsManyUses() {
    Network<Linear> once = network(Linear.of(6, 5).spectralNorm());
    Network<Linear> thrice = network(Linear.of(6, 5).transform(SpectralNorm.iterations(3)));
    INDArray x = normal(1, 2, 6);
    apply(once.module(), x);
    apply(once.module(), x);
    assertClose(apply(once.module(), x), apply(thrice.module(), x), 1e-6);
    assertThrows(IllegalArgumentException.class, () -> SpectralNorm.iterations(0));
  }

  /** The first output's gradient is that of its own u, whatever was computed since. */
  @Test
  void aLaterUseDoesNotChangeTheGradientOfAnEarlierOne() {
    INDArray x = normal(1, 2, 30);
    assertClose(gradient(x, 1), gradient(x, 2), 1e-6);
  }

  private static INDArray gradient(INDArray x, int uses) {
    Network<Linear> network = network(Linear.of(30, 20).bias(false).spectralNorm());
    try (Scope scope = Scope.open(KERNELS)) {
      Variable first = network.module().apply(Variable.constant(x));
      for (int i = 1; i < uses; i++) {
        network.module().apply(Variable.constant(x));
      }
      return Gradients.grad(first.square().sum(), network.variables(), false)
          .get(0)
          .value()
          .dup('c');
    }
  }

  /** With u and v constant, sigma's gradient is right where they have converged. */
  @Test
  void gradientsMatchFiniteDifferencesOnceUHasConverged() {
    INDArray weight = normal(3, 2, 1, 2, 3).castTo(DataType.DOUBLE);
    for (int axis = 0; axis < 4; axis++) {
      int outputAxis = axis;
      INDArray u = converged(weight, axis);
      GradCheck.checkGrads(
          KERNELS,
          v -> SpectralNorm.normalize(v.get(0), outputAxis, Variable.constant(u), 3).weight(),
          1,
          weight);
    }
  }

  private static INDArray converged(INDArray weight, int outputAxis) {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable start = Variable.full(1, DataType.DOUBLE, weight.size(outputAxis));
      return SpectralNorm.normalize(Variable.constant(weight), outputAxis, start, 300)
          .u()
          .value()
          .dup('c');
    }
  }

  /** Of a transposed convolution u counts the outputs, and the Lipschitz matrix is [O, rest]. */
  @Test
  void theOutputAxisOfATransposedConvolutionIsItsOwn() {
    INDArray weight = normal(3, 2, 2, 3, 5);
    try (Scope scope = Scope.open(KERNELS)) {
      INDArray u = normal(4, 3);
      INDArray direct =
          SpectralNorm.normalize(Variable.constant(weight), 2, Variable.constant(u), 2)
              .weight()
              .value();
      INDArray moved =
          SpectralNorm.normalize(
                  Variable.constant(weight.permute(2, 0, 1, 3).dup('c')),
                  0,
                  Variable.constant(u),
                  2)
              .weight()
              .value();
      assertClose(direct, moved.permute(1, 2, 0, 3).dup('c'), 1e-6);
    }
    Network<ConvTranspose2d> network = network(ConvTranspose2d.of(5, 3, 2).spectralNorm());
    assertArrayEquals(new long[] {3}, network.buffers().get("net.transform.u").shape());
  }

  @Test
  void agreesWithTheParityCase() {
    SafetensorsFile file = Safetensors.read(SharedFiles.parityCase("spectral_norm.safetensors"));
    try (Scope scope = Scope.open(KERNELS)) {
      Variable weight = Variable.leaf(file.tensor("in.w").toArray());
      Variable u = Variable.constant(file.tensor("in.u").toArray());
      Variable normalized = SpectralNorm.normalize(weight, 0, u, 3).weight();
      assertClose(file.tensor("out").toArray(), normalized.value(), 1e-5);
      Variable upstream = Variable.leaf(file.tensor("u").toArray());
      Variable gradient = Gradients.grad(normalized.mul(upstream).sum(), weight, true);
      assertClose(file.tensor("grad.w").toArray(), gradient.value(), 1e-5);
      List<Variable> second =
          Gradients.grad(gradient.square().sum(), List.of(weight, upstream), false);
      assertClose(file.tensor("gradgrad.w").toArray(), second.get(0).value(), 1e-4);
      assertClose(file.tensor("gradgrad.u").toArray(), second.get(1).value(), 1e-4);
    }
  }
}
