package org.gan4j.models.resnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.ModelRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ResnetGanTest {

  private static ResnetConfig small(int size, int channels) {
    return ResnetConfig.forImages(size, channels).sizes(16, size == 32 ? 8 : 2);
  }

  @ParameterizedTest
  @CsvSource({"32,1,true", "32,3,true", "32,3,false", "48,3,true", "64,3,false", "128,3,true"})
  void makesAndScoresImagesOfItsSize(int size, int channels, boolean spectral) {
    ResnetConfig small = small(size, channels);
    ResnetConfig config = spectral ? small : small.withoutSpectralNorm();
    Gan gan = ResnetGan.create(config, 1);
    INDArray images = gan.generator().sample(2, 7);
    assertArrayEquals(new long[] {2, size, size, channels}, images.shape());
    assertTrue(images.maxNumber().doubleValue() <= 1 && images.minNumber().doubleValue() >= -1);
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      assertArrayEquals(
          new long[] {2, 1}, gan.discriminator().logits(Variable.constant(images)).shape());
    }
  }

  /** What mimicry's SNGANGenerator32 and SNGANDiscriminator32 have, counted from its layers. */
  @Test
  void hasTheParametersOfTheUsualNetworksForCifar10() {
    Gan gan = ResnetGan.create(ResnetConfig.forImages(32, 3), 1);
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

  /** Counted from mimicry's SNGANGenerator48, 64 and 128 and their discriminators, at width 4. */
  @ParameterizedTest
  @CsvSource({
    "48, 32 16 8 4, 4 8 16 32 64",
    "64, 64 32 16 8 4, 4 8 16 32 64",
    "128, 64 64 32 16 8 4, 4 8 16 32 64 64"
  })
  void hasTheWidthsOfTheTables(int size, String up, String down) {
    ResnetConfig config = ResnetConfig.forImages(size, 3).sizes(16, 4);
    int base = size == 48 ? 36 : 16;
    long[] widths = numbers(up);
    long generator = 17 * base * widths[0] + 2 * 4 + 9 * 4 * 3 + 3;
    for (int block = 1; block < widths.length; block++) {
      long in = widths[block - 1];
      long out = widths[block];
      generator += 2 * in + (9 * in + 1) * out + 2 * out + (9 * out + 1) * out + (in + 1) * out;
    }
    widths = numbers(down);
    long discriminator = (9 * 3 + 1) * 4 + (9 * 4 + 1) * 4 + (3 + 1) * 4;
    for (int block = 1; block < widths.length; block++) {
      long in = widths[block - 1];
      long out = widths[block];
      boolean passes = size == 128 && block == 5;
      discriminator += (9 * in + 1) * in + (9 * in + 1) * out + (passes ? 0 : (in + 1) * out);
    }
    Gan gan = ResnetGan.create(config, 1);
    assertEquals(generator, gan.generator().network().parameterCount());
    assertEquals(discriminator + 64 + 1, gan.discriminator().network().parameterCount());
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /** The sum over 8x8 places is 64 times the mean, and biases are zero at first. */
  @Test
  void withoutSpectralNormTheFeaturesAreAveraged() {
    Gan sum = ResnetGan.create(small(32, 3), 1);
    Gan mean = ResnetGan.create(small(32, 3).withoutSpectralNorm(), 1);
    assertTrue(mean.discriminator().network().buffers().isEmpty());
    assertEquals(2 * 11, sum.discriminator().network().buffers().size());
    assertEquals(sum.discriminator().network().vector(), mean.discriminator().network().vector());
  }

  /** Of each table's networks, and what both sides are multiples of. */
  @ParameterizedTest
  @CsvSource({"32x40, 8, 4x5", "48x64, 16, 6x8", "64x96, 32, 4x6", "128x160, 32, 4x5"})
  void imagesNeedNotBeSquare(String text, int factor, String base) {
    ImageSize size = ImageSize.of(text);
    ResnetConfig config =
        ResnetConfig.forImages(size.shape(4)).sizes(16, size.shorter() < 48 ? 8 : 2);
    assertEquals(ImageSize.of(base), config.baseSize());
    Gan gan = ResnetGan.create(config, 1);
    INDArray images = gan.generator().sample(2, 1);
    assertArrayEquals(size.shape(4).batch(2), images.shape());
    try (Scope scope = Scope.noGrad(KernelProviders.standard())) {
      Variable logits = gan.discriminator().logits(Variable.constant(images), Condition.NONE);
      assertArrayEquals(new long[] {2, 1}, logits.shape());
    }
    ImageShape wrong = new ImageShape(size.height(), size.width() + 4, 4);
    assertEquals(
        String.format(
            "resolution: the residual networks: expected multiples of %d where the shorter side has"
                + " %d pixels, got %s; take %s",
            factor, size.shorter(), wrong.size(), size),
        assertThrows(IllegalArgumentException.class, () -> ResnetConfig.forImages(wrong))
            .getMessage());
  }

  @Test
  void otherSizesAreRefused() {
    assertEquals(
        "resolution: the residual networks: expected 32 to 255 pixels a side, the longer up to"
            + " 1024, got 28",
        assertThrows(
                IllegalArgumentException.class,
                () -> ResnetConfig.of(ModelRequest.of(new ImageShape(28, 28, 1))))
            .getMessage());
    assertEquals(
        ResnetConfig.forImages(32, 3).sizes(20, 32),
        ResnetConfig.of(
            new ModelRequest(
                new ImageShape(32, 32, 3), 0, OptionalInt.of(20), OptionalInt.of(32), false)));
  }
}
