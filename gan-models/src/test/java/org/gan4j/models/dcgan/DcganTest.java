package org.gan4j.models.dcgan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class DcganTest {

  @ParameterizedTest
  @CsvSource({
    "16,3", "28,1", "28,3", "32,1", "32,2", "32,3", "32,5", "64,1", "64,3", "128,3", "256,1"
  })
  void makesAndScoresImagesOfItsSize(int size, int channels) {
    Gan gan = Dcgan.create(DcganConfig.forImages(size, channels).width(4), 1);
    INDArray images = gan.generator().sample(2, 7);
    assertArrayEquals(new long[] {2, size, size, channels}, images.shape());
    assertTrue(images.maxNumber().doubleValue() <= 1 && images.minNumber().doubleValue() >= -1);
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      Variable logits = gan.discriminator().logits(Variable.constant(images));
      assertArrayEquals(new long[] {2, 1}, logits.shape());
    }
  }

  @Test
  void hasTheParametersOfTheUsual64PixelNetworks() {
    Gan gan = Dcgan.create(DcganConfig.forImages(64, 3), 1);
    // z 100 -> 512 -> 256 -> 128 -> 64 -> 3, 4x4 kernels, no biases, batch norm's gamma and beta
    long generator =
        16L * (100 * 512 + 512 * 256 + 256 * 128 + 128 * 64 + 64 * 3) + 2 * (512 + 256 + 128 + 64);
    long discriminator =
        16L * (3 * 64 + 64 * 128 + 128 * 256 + 256 * 512 + 512) + 2 * (128 + 256 + 512);
    assertEquals(3_576_704, generator);
    assertEquals(2_765_568, discriminator);
    assertEquals(generator, gan.generator().network().parameterCount());
    assertEquals(discriminator, gan.discriminator().network().parameterCount());
  }

  /**
   * The discriminator has 64, 128, ... channels down to 4x4, 8 for each pixel of a row; kernels of
   * 4x4, gamma and beta between, no biases. The generator for 16 pixels is as wide as that for 28.
   */
  @ParameterizedTest
  @CsvSource({
    "16, 940_800, 136_448",
    "32, 1_068_928, 663_296",
    "64, 3_576_704, 2_765_568",
    "128, 12_786_560, 11_164_416",
    "256, 47_983_488, 44_739_328"
  })
  void everyDoublingAddsTheWidestStage(int size, String generator, String discriminator) {
    DcganConfig config = DcganConfig.forImages(size, 3);
    assertEquals(ImageSize.square(4), config.baseSize());
    assertEquals(size * 8, config.featureChannels());
    assertEquals(count(generator), parameters(Dcgan.generator(config)));
    assertEquals(count(discriminator), parameters(Dcgan.discriminator(config)));
  }

  private static long count(String written) {
    return Long.parseLong(written.replace("_", ""));
  }

  private static long parameters(Module module) {
    return module.ownParameters().values().stream().mapToLong(Parameter::length).sum()
        + module.children().values().stream().mapToLong(DcganTest::parameters).sum();
  }

  /** Or the logit of a grey image would be 0 for ever, and that of half an image half. */
  @ParameterizedTest
  @EnumSource(
      value = DiscriminatorNorm.class,
      names = {"NONE", "SPECTRAL"})
  void aDiscriminatorWithoutBatchNormHasBiases(DiscriminatorNorm norm) {
    DcganConfig config = DcganConfig.forImages(64, 3).discriminatorNorm(norm);
    long weights = 16L * (3 * 64 + 64 * 128 + 128 * 256 + 256 * 512 + 512);
    Gan gan = Dcgan.create(config, 1);
    assertEquals(
        weights + 64 + 128 + 256 + 512 + 1, gan.discriminator().network().parameterCount());
  }

  @Test
  void drawsItsWeightsAsThePaperSays() {
    Gan gan = Dcgan.create(DcganConfig.forImages(32, 1), 1);
    INDArray weight = gan.generator().network().state().get("generator.up1.weight").dup();
    assertEquals(0, weight.meanNumber().doubleValue(), 2e-4);
    assertEquals(0.02, weight.stdNumber().doubleValue(), 2e-4);
  }

  @Test
  void theSameSeedGivesTheSameImages() {
    DcganConfig config = DcganConfig.forImages(28, 1).width(8);
    INDArray a = Dcgan.create(config, 3).generator().sample(3, 4);
    INDArray b = Dcgan.create(config, 3).generator().sample(3, 4);
    INDArray other = Dcgan.create(config, 4).generator().sample(3, 4);
    assertEquals(a, b);
    assertTrue(!a.equals(other));
  }

  /** 6x8 pixels at first, three doublings. */
  @Test
  void imagesNeedNotBeSquare() {
    ImageShape images = new ImageShape(48, 64, 4);
    DcganConfig config = DcganConfig.forImages(images).width(4);
    assertEquals(new ImageSize(6, 8), config.baseSize());
    assertEquals(3, config.stages());
    assertEquals(6 * 8 * 16, config.featureSize());
    Gan gan = Dcgan.create(config, 1);
    INDArray samples = gan.generator().sample(2, 1);
    assertArrayEquals(images.batch(2), samples.shape());
    try (Scope scope = Scope.noGrad(KernelProviders.standard())) {
      Variable logits = gan.discriminator().logits(Variable.constant(samples), Condition.NONE);
      assertArrayEquals(new long[] {2, 1}, logits.shape());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "50, 'expected multiples of 8 where the shorter side has 50 pixels, got 50; take 48'",
    "64x72, 'expected multiples of 16 where the shorter side has 64 pixels, got 64x72; take 64'",
    "8x64, 'expected 16 to 256 pixels a side, the longer up to 1024, got 8x64'",
    "16x2048, 'expected 16 to 256 pixels a side, the longer up to 1024, got 16x2048'",
    "512, 'expected 16 to 256 pixels a side, the longer up to 1024, got 512'"
  })
  void otherSizesAreRefused(String size, String message) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> DcganConfig.forImages(ImageSize.of(size).shape(3)));
    assertEquals("resolution: DCGAN: " + message, wrong.getMessage());
  }
}
