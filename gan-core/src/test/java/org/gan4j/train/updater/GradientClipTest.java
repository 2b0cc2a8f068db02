package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

class GradientClipTest {

  private final Network<?> network = Vectors.network(new ReferenceKernels(), 40);

  @Test
  void byValueBoundsEveryElement() {
    float[] before = Vectors.drawGradient(network, new RandomStream(1));
    GradientClip.byValue(0.3).apply(network);
    float[] after = network.gradient().array().toFloatVector();
    for (int i = 0; i < before.length; i++) {
      assertEquals(Math.max(-0.3f, Math.min(0.3f, before[i])), after[i]);
    }
  }

  @Test
  void byGlobalNormScalesALongGradientAndLeavesAShortOne() {
    float[] before = Vectors.drawGradient(network, new RandomStream(1));
    double norm = network.gradient().array().norm2Number().doubleValue();
    GradientClip.byGlobalNorm(norm * 1.01).apply(network);
    assertArrayEquals(before, network.gradient().array().toFloatVector());
    GradientClip.byGlobalNorm(0.5).apply(network);
    float[] after = network.gradient().array().toFloatVector();
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] * 0.5 / norm, after[i], 1e-6);
    }
  }

  @Test
  void aZeroGradientStaysZero() {
    network.gradient().array().assign(0);
    GradientClip.byGlobalNorm(1).apply(network);
    assertEquals(0, network.gradient().array().norm2Number().doubleValue());
  }

  @Test
  void noneLeavesEverything() {
    float[] before = Vectors.drawGradient(network, new RandomStream(1));
    GradientClip.none().apply(network);
    assertArrayEquals(before, network.gradient().array().toFloatVector());
  }

  @Test
  void limitsMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> GradientClip.byValue(0));
    assertThrows(IllegalArgumentException.class, () -> GradientClip.byGlobalNorm(Double.NaN));
  }
}
