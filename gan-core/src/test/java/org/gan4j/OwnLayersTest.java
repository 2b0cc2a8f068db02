package org.gan4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.nn.LayerProbe;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.ShapeException;
import org.gan4j.nn.Summary;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.weight.WeightSettings;
import org.gan4j.nn.weight.WeightedLayer;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Modules that a user writes, outside of GAN4J's packages, have what its own have. */
class OwnLayersTest {

  private static final Kernels KERNELS = new Nd4jKernels();

  /** Each feature times a weight of its own. */
  private static final class Scaled extends WeightedLayer<Scaled> {
    private final long features;

    Scaled(long features, WeightSettings settings) {
      super(settings, 0, features);
      this.features = features;
    }

    @Override
    protected Scaled with(WeightSettings changed) {
      return new Scaled(features, changed);
    }

    @Override
    protected Variable forward(Variable x, Activation activation) {
      expect(x.size(-1) == features, "[..., " + features + "]", x);
      return Activations.activate(activation, x.mul(weight()).add(bias()));
    }
  }

  /** A module of two inputs. */
  private static final class Styled extends Module {
    private final Linear affine = child("affine", Linear.of(2, 3));
    private final Parameter gain = parameter("gain", Initializers.ones(), 3);

    Variable apply(Variable x, Variable style) {
      return call(
          () -> {
            expect(x.size(0) == style.size(0), "as many samples as styles", x);
            return x.mul(affine.apply(style)).mul(gain.variable());
          });
    }
  }

  /** Both in one. */
  private static final class Whole extends Module {
    private final Sequential first =
        child(
            "first",
            new Sequential()
                .add("scaled", new Scaled(3, WeightSettings.STANDARD).equalizedLearningRate(1))
                .add("relu", ActivationLayer.relu()));
    private final Styled styled = child("styled", new Styled());

    Variable apply(Variable x, Variable style) {
      return call(() -> styled.apply(first.apply(x), style));
    }
  }

  private final Network<Whole> network =
      Network.of("net", new Whole(), KERNELS, new RandomStream(1));

  private static Variable zeros(long... shape) {
    return Variable.full(0, DataType.FLOAT, shape);
  }

  private ShapeException refused(Variable x, Variable style) {
    return assertThrows(ShapeException.class, () -> network.module().apply(x, style));
  }

  @Test
  void aSummaryListsThem() {
    assertEquals(
        """
        layer              type             output  parameters
        net.first.scaled   Scaled           [4, 3]           6
        net.first.relu     ActivationLayer  [4, 3]           0
        net.styled         Styled           [4, 3]           3
        net.styled.affine  Linear           [4, 3]           9
        total                                               18
        0 numbers in buffers\
        """,
        Summary.of(network, whole -> whole.apply(zeros(4, 3), zeros(4, 2))).toString());
  }

  @Test
  void errorsNameTheInnermost() {
    try (Scope scope = Scope.noGrad(KERNELS)) {
      assertEquals(
          "net.first.scaled: expected [..., 3], got [4, 5]",
          refused(zeros(4, 5), zeros(4, 2)).getMessage());
      assertEquals(
          "net.styled: expected as many samples as styles, got [4, 3]",
          refused(zeros(4, 3), zeros(5, 2)).getMessage());
      assertEquals(
          "net.styled.affine: expected [..., 2], got [4, 7]",
          refused(zeros(4, 3), zeros(4, 7)).getMessage());
      assertEquals(
          "Scaled: expected [..., 3], got [1]",
          assertThrows(
                  ShapeException.class,
                  () -> new Scaled(3, WeightSettings.STANDARD).apply(zeros(1)))
              .getMessage());
    }
  }

  @Test
  void aProbeSeesThemInTheOrderOfTheirOutputs() {
    List<String> seen = new ArrayList<>();
    try (Scope scope = Scope.noGrad(KERNELS);
        LayerProbe probe = LayerProbe.open((module, output) -> seen.add(module.path()))) {
      network.module().apply(zeros(4, 3), zeros(4, 2));
    }
    assertEquals(
        List.of(
            "net.first.scaled",
            "net.first.relu",
            "net.first",
            "net.styled.affine",
            "net.styled",
            "net"),
        seen);
  }
}
