package org.gan4j.models.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Gan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class MlpGanTest {

  @Test
  void makesAndScoresImages() {
    Gan gan = MlpGan.create(MlpGanConfig.forImages(new ImageShape(28, 28, 1)), 1);
    INDArray images = gan.generator().sample(3, 2);
    assertArrayEquals(new long[] {3, 28, 28, 1}, images.shape());
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      assertArrayEquals(
          new long[] {3, 1}, gan.discriminator().logits(Variable.constant(images)).shape());
    }
  }

  @Test
  void countsItsParameters() {
    Gan gan = MlpGan.create(new MlpGanConfig(new ImageShape(2, 3, 1), 5, 7), 1);
    assertEquals(5 * 7 + 7 + 7 * 7 + 7 + 7 * 6 + 6, gan.generator().network().parameterCount());
    assertEquals(6 * 7 + 7 + 7 * 7 + 7 + 7 + 1, gan.discriminator().network().parameterCount());
  }
}
