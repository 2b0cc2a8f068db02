package org.gan4j.models.cgan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Latents;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProjectionDiscriminatorTest {

  private static final Kernels KERNELS = new Nd4jKernels();
  private static final int[] LABELS = {1, 0, 1};

  /** Equation 3 on given features; psi linear. */
  private static Variable formula(Variable phi, Variable psi, Variable bias, Variable vectors) {
    Variable projected = Shaping.gather(vectors, LABELS).mul(phi).sum(1).reshape(-1, 1);
    return phi.matmul(psi).add(bias).add(projected);
  }

  @Test
  void itsFormulaHasTheGradientsOfFiniteDifferences() {
    GradCheck.checkGrads(
        KERNELS,
        v -> formula(v.get(0), v.get(1), v.get(2), v.get(3)),
        2,
        new long[] {3, 4},
        new long[] {4, 1},
        new long[] {1},
        new long[] {2, 4});
  }

  @Test
  void computesItsFormula() {
    DcganConfig config = DcganConfig.forImages(28, 1).width(4).withoutBatchNormInDiscriminator();
    Network<ProjectionDiscriminator> network =
        Network.of("d", new ProjectionDiscriminator(config, 2), KERNELS, new RandomStream(1));
    INDArray images = Latents.normal(3, 28 * 28, new RandomStream(2)).reshape(3, 28, 28, 1);
    try (Scope scope = Scope.open(KERNELS)) {
      Variable logits = network.module().apply(Variable.constant(images), LABELS);
      Variable phi = network.module().features(Variable.constant(images));
      Variable expected =
          formula(
              phi,
              variable(network, "d.psi.weight"),
              variable(network, "d.psi.bias"),
              variable(network, "d.vectors.weight"));
      List<Variable> actualGradients =
          Gradients.grad(logits.square().sum(), network.variables(), true);
      List<Variable> expectedGradients =
          Gradients.grad(expected.square().sum(), network.variables(), true);
      assertClose(expected, logits);
      for (int i = 0; i < actualGradients.size(); i++) {
        assertClose(expectedGradients.get(i), actualGradients.get(i));
      }
    }
  }

  private static Variable variable(Network<?> network, String path) {
    for (int i = 0; i < network.parameters().size(); i++) {
      if (network.parameters().get(i).path().equals(path)) {
        return network.variables().get(i);
      }
    }
    throw new AssertionError("no parameter " + path);
  }

  private static void assertClose(Variable expected, Variable actual) {
    double[] wanted = HostArrays.doubles(expected.value());
    double[] got = HostArrays.doubles(actual.value());
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], 1e-5 * Math.max(1, Math.abs(wanted[i])));
    }
  }
}
