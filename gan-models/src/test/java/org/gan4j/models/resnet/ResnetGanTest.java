package org.gan4j.models.resnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Gan;
import org.gan4j.models.ModelRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ResnetGanTest {

  private static ResnetConfig small(int channels) {
    return new ResnetConfig(channels, 16, 8, 8, true);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "3,true", "3,false"})
  void makesAndScoresImagesOf32Pixels(int channels, boolean spectral) {
    ResnetConfig config = spectral ? small(channels) : small(channels).withoutSpectralNorm();
    Gan gan = ResnetGan.create(config, 1);
    INDArray images = gan.generator().sample(2, 7);
    assertArrayEquals(new long[] {2, 32, 32, channels}, images.shape());
    assertTrue(images.maxNumber().doubleValue() <= 1 && images.minNumber().doubleValue() >= -1);
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      assertArrayEquals(
          new long[] {2, 1}, gan.discriminator().logits(Variable.constant(images)).shape());
    }
  }

  /** What mimicry's SNGANGenerator32 and SNGANDiscriminator32 have, counted from its layers. */
  @Test
  void hasTheParametersOfTheUsualNetworksForCifar10() {
    Gan gan = ResnetGan.create(ResnetConfig.forChannels(3), 1);
    long project = 129 * 16 * 256;
    long up = 2 * (9 * 256 * 256 + 256) + 2 * 2 * 256 + (256 * 256 + 256);
    long image = 2 * 256 + 9 * 256 * 3 + 3;
    assertEquals(4_276_739, project + 3 * up + image);
    assertEquals(4_276_739, gan.generator().network().parameterCount());
    long two = 2 * (9 * 128 * 128 + 128);
    long first = (9 * 3 * 128 + 128) + (9 * 128 * 128 + 128) + (3 * 128 + 128);
    long down = two + (128 * 128 + 128);
    assertEquals(1_053_825, first + down + 2 * two + 129);
    assertEquals(1_053_825, gan.discriminator().network().parameterCount());
  }

  /** The sum over 8x8 places is 64 times the mean, and biases are zero at first. */
  @Test
  void withoutSpectralNormTheFeaturesAreAveraged() {
    Gan sum = ResnetGan.create(small(3), 1);
    Gan mean = ResnetGan.create(small(3).withoutSpectralNorm(), 1);
    assertTrue(mean.discriminator().network().buffers().isEmpty());
    assertEquals(11, sum.discriminator().network().buffers().size());
    assertEquals(sum.discriminator().network().vector(), mean.discriminator().network().vector());
  }

  @Test
  void otherSizesAreRefused() {
    assertEquals(
        "resolution: these residual networks make images of 32x32 pixels, got 28x28",
        assertThrows(
                IllegalArgumentException.class,
                () -> ResnetConfig.of(ModelRequest.of(new ImageShape(28, 28, 1))))
            .getMessage());
    assertEquals(
        new ResnetConfig(3, 20, 32, 32, true),
        ResnetConfig.of(
            new ModelRequest(
                new ImageShape(32, 32, 3), 0, OptionalInt.of(20), OptionalInt.of(32), false)));
  }
}
