package org.gan4j.models.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Iterator;
import java.util.List;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.penalty.GeneratorPenalty;
import org.gan4j.gan.penalty.Lazy;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class PathLengthPenaltyTest {

  /** Two layers, one pixel of one channel: image = a w1 + b w2, so that the length is known. */
  private static final class TwoLayers extends Synthesis {
    private final Parameter first = parameter("first", Initializers.constant(3), 1, 1);
    private final Parameter second = parameter("second", Initializers.constant(4), 1, 1);

    TwoLayers() {
      super(4, Initializers.zeros(), 1);
    }

    @Override
    protected Variable images(Variable start, Iterator<Variable> styles, Noise noise) {
      Variable sum =
          styles.next().matmul(first.variable()).add(styles.next().matmul(second.variable()));
      return sum.reshape(sum.size(0), 1, 1, 1);
    }
  }

  private static StyleGenerator generator() {
    StyleModule module =
        new StyleModule(new MappingNetwork(1, 0, 1, 1, 1, 0.2), new TwoLayers(), 1);
    return new StyleGenerator(
        Network.of("g", module, KernelProviders.standard(), new RandomStream(1)), 1, 0, 0);
  }

  /** With a direction y, the length is |y| sqrt((3^2 + 4^2) / 2). */
  @Test
  void lengthsOfALinearImage() {
    StyleGenerator generator = generator();
    double direction = new RandomStream(9).nextGaussian();
    try (Scope scope = Scope.open()) {
      Variable style = Variable.full(1, DataType.FLOAT, 1, 1).detachedLeaf();
      Variable lengths =
          PathLengthPenalty.lengths(
              generator,
              style,
              Noise.none(),
              shape -> Variable.full(direction, DataType.FLOAT, shape));
      assertEquals(Math.abs(direction) * Math.sqrt(12.5), lengths.item(), 1e-5);
    }
  }

  @Test
  void theTermAndItsRunningMeanByHand() {
    StyleGenerator generator = generator();
    PathLengthPenalty penalty = PathLengthPenalty.weight(2);
    RandomStream run = new RandomStream(9);
    RandomStream same = run.copy();
    float[] latent = new float[1];
    same.fillGaussian(latent, 1);
    float[] direction = new float[1];
    same.fillGaussian(direction, 1);
    double length = Math.abs(direction[0]) * Math.sqrt(12.5);
    double mean = 0.01 * length;
    try (Scope scope = Scope.open()) {
      Variable term = penalty.term(generator, 2, Condition.NONE, run);
      assertEquals(2 * (length - mean) * (length - mean), term.item(), 1e-4);
      // d/da of 2 (0.99 |y| sqrt((a^2 + b^2) / 2))^2 = 4 (length - m) 0.99 length a / (a^2 + b^2)
      List<Variable> parameters = generator.network().variables();
      int first =
          generator.network().parameters().stream()
              .map(Parameter::path)
              .toList()
              .indexOf("g.synthesis.first");
      Variable gradient = Gradients.grad(term, parameters, false).get(first);
      assertEquals(4 * (length - mean) * 0.99 * length * 3 / 25, gradient.item(), 1e-4);
    }
    assertEquals(mean, penalty.state().get("path_length_mean").getDouble(0), 1e-6);
  }

  @Test
  void lazinessMultipliesIt() {
    Lazy<GeneratorPenalty> lazy = PathLengthPenalty.weight(2).every(4);
    assertEquals(
        List.of(true, false, false, false, true),
        List.of(lazy.due(0), lazy.due(1), lazy.due(2), lazy.due(3), lazy.due(4)));
  }

  @Test
  void generatorsWithoutStylesAreRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                PathLengthPenalty.weight(1)
                    .term(generator().truncated(1), 2, Condition.NONE, new RandomStream(1)));
    assertEquals(
        "path length: expected a generator with styles, got StyleSampler", wrong.getMessage());
  }
}
