package org.gan4j.models.stylegan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.Reference;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.models.style.StyleGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class StyleganTest {

  @ParameterizedTest
  @CsvSource({"4,3", "8,1", "32,3"})
  void makesAndScoresImagesOfItsSize(int size, int channels) {
    Gan gan = Stylegan.create(StyleganConfig.forImages(size, channels).sized(8, 2, 6), 1);
    INDArray images = gan.generator().sample(3, 7);
    assertArrayEquals(new long[] {3, size, size, channels}, images.shape());
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      Variable logits = gan.discriminator().logits(Variable.constant(images));
      assertArrayEquals(new long[] {3, 1}, logits.shape());
    }
    Reference.reachabilityFence(images);
  }

  /**
   * The paper's 26.2 M and 23.1 M are 26,219,627 and 23,087,249 with a layer to and from images for
   * each of nine resolutions, of which the networks that don't grow have the last alone.
   */
  @Test
  void hasThePapersParametersAt1024Pixels() {
    Gan gan = Stylegan.create(StyleganConfig.forImages(1024, 3), 1, new Nd4jKernels());
    long toImage = 0;
    long fromImage = 0;
    for (int channels : new int[] {512, 512, 512, 512, 256, 128, 64, 32}) {
      toImage += 3 * channels + 3;
      fromImage += 3 * channels + channels;
    }
    assertEquals(26_219_627 - toImage, gan.generator().network().parameterCount());
    assertEquals(23_087_249 - fromImage, gan.discriminator().network().parameterCount());
  }

  @Test
  void twoStylesAResolution() {
    StyleGenerator generator =
        (StyleGenerator)
            Stylegan.create(StyleganConfig.forImages(32, 3).sized(8, 2, 6), 1).generator();
    assertEquals(8, generator.layers());
  }

  @Test
  void sizesThatArentPowersOfTwoAreRefused() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> StyleganConfig.forImages(48, 3));
    assertEquals("resolution: expected a power of two from 4 to 1024, got 48", wrong.getMessage());
  }
}
