package org.gan4j.models.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.List;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.nn.Summary;
import org.gan4j.random.RandomStream;
import org.gan4j.train.AdversarialStep;
import org.gan4j.train.DivergedException;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class Stylegan2Test {

  private static Stylegan2Config small(int size, int channels) {
    return Stylegan2Config.forImages(size, channels).sized(8, 2, 6);
  }

  @ParameterizedTest
  @CsvSource({"4,3", "8,1", "32,3", "128,3"})
  void makesAndScoresImagesOfItsSize(int size, int channels) {
    Gan gan = Stylegan2.create(small(size, channels), 1);
    INDArray images = gan.generator().sample(3, 7);
    assertArrayEquals(new long[] {3, size, size, channels}, images.shape());
    try (Scope scope = Scope.noGrad(gan.discriminator().network().kernels())) {
      Variable logits = gan.discriminator().logits(Variable.constant(images));
      assertArrayEquals(new long[] {3, 1}, logits.shape());
    }
    Reference.reachabilityFence(images);
  }

  /** The figures of the paper's tables, 30.37 M and 29.01 M, to the last parameter. */
  @Test
  void hasThePapersParametersAt1024Pixels() {
    Gan gan = Stylegan2.create(Stylegan2Config.forImages(1024, 3), 1, new Nd4jKernels());
    assertEquals(30_370_060, gan.generator().network().parameterCount());
    assertEquals(29_012_513, gan.discriminator().network().parameterCount());
  }

  @Test
  void aStyleForEveryConvolutionAndOneForTheLastImage() {
    StyleGenerator generator = (StyleGenerator) Stylegan2.create(small(32, 3), 1).generator();
    assertEquals(8, generator.layers());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 33, 48, 2048})
  void sizesThatArentPowersOfTwoAreRefused(int size) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Stylegan2Config.forImages(size, 3));
    assertEquals(
        "resolution: expected a power of two from 4 to 1024, got " + size, wrong.getMessage());
  }

  /** Equations 1 and 3: what reaches the next layer doesn't grow with the style. */
  @Test
  void demodulationTakesTheStylesScaleOutAgain() {
    StyleGenerator generator = (StyleGenerator) Stylegan2.create(small(8, 1), 1).generator();
    // Affine weights of zero leave the style's bias alone: doubling it may not change anything but
    // the images' own layers, which aren't demodulated.
    generator
        .network()
        .state()
        .forEach(
            (path, array) -> {
              if (path.endsWith("affine.weight")) {
                array.assign(0);
              }
            });
    INDArray before = generator.sample(1, 3);
    generator
        .network()
        .state()
        .forEach(
            (path, array) -> {
              if (path.endsWith("affine.bias") && !path.contains("image")) {
                array.muli(2);
              }
            });
    INDArray after = generator.sample(1, 3);
    assertEquals(0, after.distance2(before) / before.norm2Number().doubleValue(), 1e-5);
  }

  @Test
  void theSummaryListsTheStyledConvolutions() {
    StyleGenerator generator = (StyleGenerator) Stylegan2.create(small(8, 1), 1).generator();
    Summary summary =
        Summary.of(
            generator.network(),
            module -> generator.generate(Variable.full(0, DataType.FLOAT, 2, 8), Condition.NONE));
    assertEquals(
        List.of(
            "generator.synthesis SkipSynthesis [2, 8, 8, 1]",
            "generator.synthesis.conv4 StyledConv [2, 4, 4, 6]",
            "generator.synthesis.image4 ToImage [2, 4, 4, 1]",
            "generator.synthesis.up8 StyledConv [2, 8, 8, 6]",
            "generator.synthesis.conv8 StyledConv [2, 8, 8, 6]",
            "generator.synthesis.image8 ToImage [2, 8, 8, 1]"),
        summary.rows().stream()
            .filter(row -> row.path().contains("synthesis") && !row.path().contains("affine"))
            .map(row -> row.path() + " " + row.type() + " " + row.output())
            .toList());
  }

  /** It was blamed on the discriminator, whose layers were the next that the search saw. */
  @ParameterizedTest
  @ValueSource(strings = {"generator.synthesis.up8", "generator.synthesis.image8"})
  void aNanInAStyledLayersWeightIsFoundThere(String layer) {
    Gan gan = Stylegan2.create(small(8, 1), 1);
    gan.generator().network().state().get(layer + ".weight").putScalar(0, Double.NaN);
    try (Batches batches = Batches.of(ImageData.digits(8, 8, 1), 4, new RandomStream(1))) {
      DivergedException diverged =
          assertThrows(
              DivergedException.class,
              () ->
                  Trainer.of(AdversarialStep.of(gan).step()).run(batches, TrainingLength.steps(1)));
      assertTrue(
          diverged.getMessage().contains("first in the output of " + layer + ";"),
          diverged::getMessage);
    }
  }

  @Test
  void wrongNumbersOfStylesAreRefused() {
    StyleGenerator generator = (StyleGenerator) Stylegan2.create(small(8, 1), 1).generator();
    try (Scope scope = Scope.noGrad()) {
      Variable style = Variable.full(0, DataType.FLOAT, 1, 8);
      IllegalArgumentException wrong =
          assertThrows(
              IllegalArgumentException.class,
              () -> generator.images(List.of(style, style), Noise.fixed()));
      assertEquals("styles: expected one a layer, 4, got 2", wrong.getMessage());
    }
  }
}
