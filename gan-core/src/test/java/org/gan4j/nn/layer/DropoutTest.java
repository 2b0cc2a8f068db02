package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.LayerCheck;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {

  private static final double RATE = 0.3;

  @Test
  void dropsAtTheRateAndScalesTheRest() {
    int count = 20_000;
    INDArray y =
        apply(Dropout.of(RATE, new RandomStream(1)), Nd4j.ones(DataType.FLOAT, 4, count / 4));
    int dropped = 0;
    for (int i = 0; i < count; i++) {
      if (y.getDouble(i) == 0) {
        dropped++;
      } else {
        assertEquals(1 / (1 - RATE), y.getDouble(i), 1e-6);
      }
    }
    assertEquals(RATE, (double) dropped / count, 5 * Math.sqrt(RATE * (1 - RATE) / count));
  }

  @Test
  void theGradientIsDroppedAlike() {
    INDArray x = normal(1, 5, 6);
    try (Scope scope = Scope.open(LayerCheck.KERNELS)) {
      Variable input = Variable.leaf(x);
      Variable y = Dropout.of(RATE, new RandomStream(1)).apply(input);
      INDArray gradient = Gradients.grad(y.sum(), input, false).value();
      LayerCheck.assertClose(y.value(), gradient.mul(x), 1e-6);
    }
  }

  @Test
  void everyUseDropsOthersAndTheStreamDecides() {
    INDArray x = normal(1, 5, 6);
    Dropout layer = Dropout.of(RATE, new RandomStream(1));
    INDArray first = apply(layer, x);
    assertNotEquals(first, apply(layer, x));
    assertEquals(first, apply(Dropout.of(RATE, new RandomStream(1)), x));
  }

  @Test
  void inferenceGivesTheInputAndDrawsNothing() {
    RandomStream random = new RandomStream(1);
    Dropout layer = Dropout.of(RATE, random);
    INDArray x = normal(1, 5, 6);
    try (Scope inference = Scope.inference(LayerCheck.KERNELS)) {
      assertEquals(x, apply(layer, x));
    }
    assertEquals(new RandomStream(1).nextLong(), random.nextLong());
  }

  @Test
  void ratesOutsideOfZeroToOneAreRefused() {
    RandomStream random = new RandomStream(1);
    assertThrows(IllegalArgumentException.class, () -> Dropout.of(1, random));
    assertThrows(IllegalArgumentException.class, () -> Dropout.of(-0.1, random));
  }
}
