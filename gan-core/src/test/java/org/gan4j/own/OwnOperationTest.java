package org.gan4j.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.gan4j.autodiff.GradCheck;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Operation;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Operations as a user defines them, with public API alone. */
class OwnOperationTest {

  /** {@code arctan(x)}. */
  private static Variable arctan(Variable x) {
    return Operation.record(
        "arctan",
        x.shape(),
        out -> out.assign(Transforms.atan(x.value())),
        List.of(x),
        (y, gy) -> gy.div(x.square().add(1)));
  }

  /** The inner product of the rows of two matrices, {@code [N, K] and [N, K] -> [N]}. */
  private static Variable rowProducts(Variable a, Variable b) {
    return Operation.record(
        "row_products",
        new long[] {a.size(0)},
        out -> out.assign(a.value().mul(b.value()).sum(1)),
        List.of(a, b),
        (y, gy, wanted) -> {
          Variable column = gy.reshape(-1, 1);
          return new Variable[] {
            wanted[0] ? b.mul(column) : null, wanted[1] ? a.mul(column) : null
          };
        });
  }

  @Test
  void areHeldAgainstFiniteDifferencesOfBothOrders() {
    GradCheck.checkGrads(v -> arctan(v.get(0)), new long[] {2, 3});
    GradCheck.checkGrads(
        v -> rowProducts(v.get(0), v.get(1)).square(), new long[] {2, 3}, new long[] {2, 3});
  }

  @Test
  void aWrongRuleIsFound() {
    assertThrows(
        AssertionError.class,
        () ->
            GradCheck.checkGrads(
                v ->
                    Operation.record(
                        "doubled",
                        v.get(0).shape(),
                        out -> out.assign(v.get(0).value().mul(2)),
                        v,
                        (y, gy) -> gy.mul(3)),
                new long[] {3}));
  }

  @Test
  void worksInAPenaltyOfTheSecondOrder() {
    try (Scope scope = Scope.open()) {
      Variable x = Variable.leaf(Nd4j.createFromArray(0.5f, -1f));
      Variable slope = Gradients.grad(Reductions.sum(arctan(x), false), x, true);
      Variable penalty = slope.square().sum();
      double expected = 2 / (1 + 0.25) * (-2 * 0.5 / Math.pow(1 + 0.25, 2));
      assertEquals(expected, Gradients.grad(penalty, x, false).value().getDouble(0), 1e-6);
    }
  }

  @Test
  void oneRuleAnInputIsExpected() {
    try (Scope scope = Scope.open()) {
      Variable x = Variable.leaf(Nd4j.createFromArray(1f));
      IllegalArgumentException wrong =
          assertThrows(
              IllegalArgumentException.class,
              () -> Operation.record("none", x.shape(), out -> {}, List.of(x, x), (y, gy) -> gy));
      assertEquals("none: expected one rule an input, 2, got 1", wrong.getMessage());
    }
  }
}
