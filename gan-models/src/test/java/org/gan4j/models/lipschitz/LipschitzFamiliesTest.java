package org.gan4j.models.lipschitz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.dcgan.DiscriminatorNorm;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.StepReport;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.RmsProp;

class LipschitzFamiliesTest {

  private StepReport last;

  static List<ModelFamily<?>> families() {
    return List.of(
        LipschitzFamilies.wgan(),
        LipschitzFamilies.wganGp(),
        LipschitzFamilies.wganGpResnet(),
        LipschitzFamilies.sngan(),
        LipschitzFamilies.snganResnet());
  }

  private <C extends Record> Model train(ModelFamily<C> family, int steps) {
    ModelRequest request =
        new ModelRequest(new ImageShape(32, 32, 1), 0, OptionalInt.of(8), OptionalInt.of(4), false);
    Model model = family.create(family.configure(request), 1, KernelProviders.standard());
    TrainingPlan plan = new TrainingPlan(family.training(), steps, 1);
    try (Batches batches = Batches.of(ImageData.digits(64, 32, 1), 8, new RandomStream(1))) {
      Trainer.of(model.step(plan), report -> last = report)
          .run(batches, TrainingLength.steps(steps));
    }
    return model;
  }

  @ParameterizedTest
  @MethodSource("families")
  void trainsAsItsPaperSays(ModelFamily<?> family) {
    train(family, 2);
    assertEquals(2 * 8 * family.training().criticSteps(), last.images());
    assertTrue(last.losses().values().stream().allMatch(Double::isFinite), last::toString);
    assertEquals(
        family.name().startsWith("wgan-gp"), last.losses().containsKey("penalty"), last::toString);
  }

  @Test
  void wganClipsTheCriticsWeights() {
    Network<?> critic = train(LipschitzFamilies.wgan(), 2).networks().get(1);
    assertEquals(0.01, critic.vector().amaxNumber().doubleValue(), 1e-8);
    assertInstanceOf(
        RmsProp.class,
        new TrainingPlan(LipschitzFamilies.wgan().training(), 1, 1).discriminatorUpdater());
  }

  @Test
  void criticsHaveTheNormOfTheirPaper() {
    ModelRequest request = ModelRequest.of(new ImageShape(32, 32, 3));
    DcganConfig wganGp = LipschitzFamilies.wganGp().configure(request);
    assertEquals(DiscriminatorNorm.NONE, wganGp.discriminatorNorm());
    DcganConfig sngan = LipschitzFamilies.sngan().configure(request);
    assertEquals(DiscriminatorNorm.SPECTRAL, sngan.discriminatorNorm());
    assertFalse(LipschitzFamilies.wganGpResnet().configure(request).spectralNorm());
    assertTrue(LipschitzFamilies.snganResnet().configure(request).spectralNorm());
  }
}
