package org.gan4j.models.progan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Predicate;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Latents;
import org.gan4j.models.LatentModel;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProGanTest {

  private static final ProGanConfig SMALL =
      ProGanConfig.forImages(32, 3).featureMaps(64, 12).latent(10);

  private final LatentModel model = ProGan.create(SMALL, 1).averaged();
  private final ProGanGenerator generator = (ProGanGenerator) model.gan().generator();
  private final ProGanDiscriminator discriminator =
      (ProGanDiscriminator) model.gan().discriminator();
  private final INDArray latents = Latents.normal(4, 10, new RandomStream(5));

  /** Table 2 of the paper: 23.1M each, of which other resolutions' image layers are no part. */
  @Test
  void hasTheParametersOfThePaperAt1024Pixels() {
    ProGanConfig paper = ProGanConfig.forImages(1024, 3);
    Predicate<String> others =
        path -> path.contains(".rgb.") && !path.startsWith(".block1024.rgb.");
    assertEquals(23_071_507, count(new GrowingGenerator(paper), "", others.negate()));
    assertEquals(23_077_137, count(new GrowingDiscriminator(paper), "", others.negate()));
  }

  /** Single layers of table 2, as rounded there. */
  @ParameterizedTest
  @CsvSource({
    ".block4.main.conv0, 4.2e6, 2.4e6",
    ".block4.main.conv1, 2.4e6, 4.2e6",
    ".block8.main.conv0, 2.4e6, 2.4e6",
    ".block64.main.conv0, 1.2e6, 590e3",
    ".block64.main.conv1, 590e3, 1.2e6",
    ".block128.main.conv0, 295e3, 148e3",
    ".block256.main.conv1, 37e3, 74e3",
    ".block512.main.conv0, 18e3, 9.2e3",
    ".block1024.main.conv0, 4.6e3, 2.3e3",
    ".block1024.rgb, 51, 64"
  })
  void hasTheLayersOfThePaper(String layer, double ofGenerator, double ofDiscriminator) {
    ProGanConfig paper = ProGanConfig.forImages(1024, 3);
    Predicate<String> own = path -> path.startsWith(layer + ".");
    assertEquals(
        ofGenerator, count(new GrowingGenerator(paper), "", own), 0.03 * ofGenerator, layer);
    assertEquals(
        ofDiscriminator,
        count(new GrowingDiscriminator(paper), "", own),
        0.03 * ofDiscriminator,
        layer);
  }

  private static long count(Module module, String path, Predicate<String> counted) {
    long own =
        module.ownParameters().entrySet().stream()
            .filter(entry -> counted.test(path + "." + entry.getKey()))
            .map(Map.Entry::getValue)
            .mapToLong(Parameter::length)
            .sum();
    return own
        + module.children().entrySet().stream()
            .mapToLong(child -> count(child.getValue(), path + "." + child.getKey(), counted))
            .sum();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,0.25", "1,1", "2,0.5", "3,0.75", "3,1"})
  void makesAndScoresImagesOfItsStage(int level, double alpha) {
    Stage stage = new Stage(level, alpha);
    generator.stage(stage);
    discriminator.stage(stage);
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      Variable images = generator.generate(Variable.constant(latents));
      assertArrayEquals(new long[] {4, stage.resolution(), stage.resolution(), 3}, images.shape());
      assertArrayEquals(new long[] {4, 1}, discriminator.logits(images).shape());
    }
    assertArrayEquals(new long[] {4, 32, 32, 3}, generator.sample(latents, Condition.NONE).shape());
  }

  /** With an alpha of 0 nothing of a new resolution shows yet. */
  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void nothingChangesAtTheMomentOfGrowing(int level) {
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      generator.stage(new Stage(level, 1));
      Variable small = generator.generate(Variable.constant(latents));
      discriminator.stage(new Stage(level, 1));
      Variable logits = discriminator.logits(small);
      Variable enlarged = Resampling.upsampleNearest(small, 2);

      generator.stage(new Stage(level + 1, 0));
      Variable grown = generator.generate(Variable.constant(latents));
      assertEquals(enlarged.value(), grown.value());
      discriminator.stage(new Stage(level + 1, 0));
      Variable after = discriminator.logits(grown);
      assertTrue(
          logits.sub(after).abs().value().maxNumber().doubleValue()
              <= 1e-5 * logits.abs().value().maxNumber().doubleValue());
    }
  }

  @Test
  void alphaBlendsTheTwoResolutions() {
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      generator.stage(new Stage(2, 1));
      Variable fresh = generator.generate(Variable.constant(latents));
      generator.stage(new Stage(2, 0));
      Variable old = generator.generate(Variable.constant(latents));
      generator.stage(new Stage(2, 0.25));
      Variable both = generator.generate(Variable.constant(latents));
      Variable error = both.sub(old.mul(0.75).add(fresh.mul(0.25)));
      assertTrue(error.abs().value().maxNumber().doubleValue() < 1e-5);
    }
  }

  @Test
  void samplesOfAnEarlierStageAreEnlarged() {
    generator.stage(new Stage(1, 1));
    INDArray images = generator.sample(latents, Condition.NONE);
    assertEquals(images.getDouble(1, 0, 0, 2), images.getDouble(1, 3, 3, 2));
    assertEquals(images.getDouble(1, 4, 0, 2), images.getDouble(1, 7, 3, 2));
  }

  @Test
  void anImageOfAnotherResolutionIsRefused() {
    discriminator.stage(new Stage(1, 1));
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      Variable images = generator.generate(Variable.constant(latents));
      String message =
          assertThrows(IllegalArgumentException.class, () -> discriminator.logits(images))
              .getMessage();
      assertEquals(
          "discriminator: expected images of the 8 pixels that it has grown to, got [4, 32, 32, 3]",
          message);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "24", "28", "2048", "0", "-4"})
  void aResolutionThatIsNoPowerOfTwoIsRefused(int resolution) {
    assertEquals(
        "resolution: ProGAN makes images of 4, 8, 16, ... or 1024 pixels, got " + resolution,
        assertThrows(IllegalArgumentException.class, () -> ProGanConfig.forImages(resolution, 3))
            .getMessage());
  }
}
