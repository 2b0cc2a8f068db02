package org.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.io.Json;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.updater.AdamW;
import org.gan4j.train.updater.GradientClip;
import org.gan4j.train.updater.ScheduledAdam;
import org.gan4j.train.updater.WeightAverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

class TrainingSettingsTest {

  private static final Kernels KERNELS = KernelProviders.standard();
  private static final UpdaterSettings ADAM = UpdaterSettings.adam(1e-3, 0.5, 0.9);

  static Stream<ModelFamily<?>> families() {
    return ModelFamilies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void goIntoJsonAndComeBack(ModelFamily<?> family) {
    TrainingSettings settings = family.training();
    assertEquals(settings, Json.fromMap(Json.toMap(settings), TrainingSettings.class));
  }

  @Test
  void jsonNamesEveryPart() {
    assertEquals(
        "{\"loss\":\"non-saturating\",\"penalties\":[{\"kind\":\"r1\",\"weight\":10.0,\"every\":16}],"
            + "\"constraints\":[],\"batch\":32,\"criticSteps\":1,"
            + "\"generator\":{\"kind\":\"adam\",\"rate\":0.002,\"beta1\":0.0,\"beta2\":0.99,"
            + "\"epsilon\":1.0E-8,\"weightDecay\":0.0,"
            + "\"schedule\":{\"kind\":\"constant\",\"constantShare\":0.0},"
            + "\"maxNorm\":0.0,\"maxValue\":0.0},"
            + "\"discriminator\":{\"kind\":\"adam\",\"rate\":0.002,\"beta1\":0.0,\"beta2\":0.99,"
            + "\"epsilon\":1.0E-8,\"weightDecay\":0.0,"
            + "\"schedule\":{\"kind\":\"constant\",\"constantShare\":0.0},"
            + "\"maxNorm\":0.0,\"maxValue\":0.0},"
            + "\"averaging\":{\"decay\":0.0,\"halfLife\":10000.0,\"rampUp\":true},"
            + "\"burnIn\":{\"share\":0.0,\"rate\":1.0,\"penalty\":1.0,\"beta2\":0.0,"
            + "\"average\":false}}",
        Json.toLine(ModelFamilies.named("stylegan2").orElseThrow().training()));
  }

  @Test
  void aPartThatIsMissingOrOutOfRangeIsNamed() {
    Map<String, Object> map = Json.toMap(TrainingSettings.of(LossKind.HINGE, 8, ADAM));
    Map<String, Object> without = new java.util.LinkedHashMap<>(map);
    without.remove("averaging");
    assertTrue(message(without).contains("discriminator and averaging; one is missing"));
    Map<String, Object> generator = Json.toMap(ADAM);
    generator.put("rate", -1);
    map.put("generator", generator);
    assertEquals("generator: rate: expected more than 0, got -1.0", message(map));
  }

  private static String message(Map<String, Object> map) {
    return assertThrows(
            IllegalArgumentException.class, () -> Json.fromMap(map, TrainingSettings.class))
        .getMessage();
  }

  private static UpdaterSettings updater(
      UpdaterKind kind, double beta1, double beta2, double weightDecay, RateSchedule schedule) {
    return new UpdaterSettings(kind, 1e-2, beta1, beta2, 1e-6, weightDecay, schedule, 0, 0);
  }

  @Test
  void everyUpdaterCanBeReached() {
    RateSchedule constant = RateSchedule.constant();
    Adam adam =
        assertInstanceOf(Adam.class, updater(UpdaterKind.ADAM, 0.5, 0.9, 0, constant).create(9));
    assertEquals(new Adam(1e-2, 0.5, 0.9, 1e-6), adam);
    assertEquals(
        new AdamW(1e-2, 0.5, 0.9, 1e-6, 0.1),
        updater(UpdaterKind.ADAMW, 0.5, 0.9, 0.1, constant).create(9));
    assertEquals(
        new RmsProp(1e-2, 0.9, 1e-6), updater(UpdaterKind.RMSPROP, 0, 0.9, 0, constant).create(9));
    assertEquals(new Sgd(1e-2), updater(UpdaterKind.SGD, 0, 0, 0, constant).create(9));
    assertEquals(
        "beta2: expected 0, as sgd has none, got 0.9",
        assertThrows(
                IllegalArgumentException.class, () -> updater(UpdaterKind.SGD, 0, 0.9, 0, constant))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> updater(UpdaterKind.ADAM, 0.5, 0.9, 0.1, constant));
  }

  @Test
  void ratesFollowTheirSchedule() {
    for (UpdaterKind kind : List.of(UpdaterKind.ADAM, UpdaterKind.ADAMW)) {
      assertEquals(1e-2, rate(kind, RateSchedule.constant(), 99));
      assertEquals(1e-2, rate(kind, RateSchedule.linear(0.5), 50));
      assertEquals(5e-3, rate(kind, RateSchedule.linear(0.5), 75), 1e-15);
      RateSchedule cosine = new RateSchedule(RateSchedule.Kind.COSINE, 0.2);
      assertEquals(1e-2, rate(kind, cosine, 19));
      assertEquals(1e-2 * (1 + Math.cos(Math.PI / 4)) / 2, rate(kind, cosine, 40), 1e-15);
      assertEquals(5e-3, rate(kind, cosine, 60), 1e-15);
      assertEquals(0, rate(kind, cosine, 100));
    }
  }

  private static double rate(UpdaterKind kind, RateSchedule schedule, int update) {
    return updater(kind, 0.5, 0.9, 0, schedule).create(100).getLearningRate(update, 0);
  }

  @Test
  void gradientsAreClippedAsSaid() {
    UpdaterSettings byNorm =
        new UpdaterSettings(UpdaterKind.ADAM, 1, 0, 0.9, 1e-8, 0, RateSchedule.constant(), 2.5, 0);
    assertEquals(GradientClip.byGlobalNorm(2.5), byNorm.clip());
    UpdaterSettings byValue =
        new UpdaterSettings(UpdaterKind.ADAM, 1, 0, 0.9, 1e-8, 0, RateSchedule.constant(), 0, 0.25);
    assertEquals(GradientClip.byValue(0.25), byValue.clip());
  }

  @Test
  void anAverageIsGivenByItsDecayOrItsHalfLife() {
    assertEquals(0.9, new Averaging(0.9, 0, false).rule(64).decay());
    assertEquals(0.5, Math.pow(new Averaging(0, 100, false).rule(10).decay(), 10), 1e-12);
    assertFalse(Averaging.none().on());
    assertThrows(IllegalArgumentException.class, () -> new Averaging(0.9, 100, false));
    assertThrows(IllegalArgumentException.class, () -> new Averaging(1, 0, false));
  }

  /** Every family that samples from latents can average its generator; the translators refuse. */
  @ParameterizedTest
  @MethodSource("families")
  void everyFamilyWithLatentsCanBeAveraged(ModelFamily<?> family) {
    TrainingSettings averaged = family.training().averaging(new Averaging(0.5, 0, false));
    if (family.inputs() == Inputs.UNPAIRED_DOMAINS || family.inputs() == Inputs.PAIRED_IMAGES) {
      assertThrows(IllegalArgumentException.class, () -> family.check(averaged));
      assertThrows(IllegalArgumentException.class, () -> create(family, averaged));
    } else {
      List<String> names = create(family, averaged).networks().stream().map(Network::name).toList();
      assertEquals(List.of("generator", "discriminator", "generator_ema"), names);
    }
  }

  private static <C extends Record> Model create(ModelFamily<C> family, TrainingSettings settings) {
    ModelRequest request =
        new ModelRequest(
            new ImageShape(32, 32, 1),
            10,
            family.inputs() == Inputs.IMAGES
                ? java.util.OptionalInt.of(4)
                : java.util.OptionalInt.empty(),
            java.util.OptionalInt.of(2),
            settings.differentiatesInputs());
    return family.create(family.configure(request), settings, 1, KERNELS);
  }

  @Test
  void samplesComeFromTheAverage() {
    ModelFamily<?> dcgan = ModelFamilies.named("dcgan").orElseThrow();
    TrainingSettings settings = dcgan.training().averaging(new Averaging(0.5, 0, false));
    SamplingModel model = (SamplingModel) create(dcgan, settings);
    Network<?> trained = model.networks().get(0);
    float[] before = trained.vector().toFloatVector();
    try (Batches batches = Batches.of(ImageData.digits(16, 32, 1), 8, new RandomStream(1))) {
      model.step(new TrainingPlan(settings, 1, 1)).take(batches);
    }
    float[] after = trained.vector().toFloatVector();
    float[] average = model.sampler().network().vector().toFloatVector();
    for (int i = 0; i < average.length; i++) {
      assertEquals((before[i] + after[i]) / 2, average[i], 1e-6);
    }
    assertArrayEquals(
        trained.bufferVector().toFloatVector(),
        model.sampler().network().bufferVector().toFloatVector());
  }

  @Test
  void aModelMadeWithoutTheAverageOfItsSettingsSaysSo() {
    ModelFamily<?> dcgan = ModelFamilies.named("dcgan").orElseThrow();
    Model model = create(dcgan, dcgan.training());
    TrainingPlan plan =
        new TrainingPlan(dcgan.training().averaging(new Averaging(0.5, 0, false)), 1, 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> model.step(plan)).getMessage();
    assertTrue(message.startsWith("averaging: the settings have an average, the model none"));
  }

  private static TrainingSettings burning(BurnIn burnIn) {
    return TrainingSettings.of(LossKind.RELATIVISTIC_PAIRING, 10, ADAM)
        .averaging(new Averaging(0, 100, false))
        .burnIn(burnIn);
  }

  @Test
  void aBurnInChangesRateDecayPenaltiesAndAverageOverItsShare() {
    TrainingSettings settings = burning(new BurnIn(0.5, 0.25, 0.1, 0.99, true)).criticSteps(2);
    TrainingPlan plan = new TrainingPlan(settings, 100, 1);
    ScheduledAdam critic = (ScheduledAdam) plan.discriminatorUpdater();
    assertEquals(1e-3, critic.getLearningRate(0, 0), 1e-15);
    assertEquals(6.25e-4, critic.getLearningRate(50, 0), 1e-15);
    assertEquals(2.5e-4, critic.getLearningRate(100, 0), 1e-15);
    assertEquals(0.9, critic.beta2(0));
    assertEquals(0.945, critic.beta2(50), 1e-12);
    assertEquals(0.99, critic.beta2(150));
    assertEquals(0, plan.average().apply(0).decay());
    assertEquals(0.5, Math.pow(plan.average().apply(25).decay(), 5), 1e-9);
    assertEquals(0.5, Math.pow(plan.average().apply(50).decay(), 10), 1e-9);
    assertEquals(0.55, settings.burnIn().penaltyScale(200).applyAsDouble(50), 1e-12);
    assertEquals(0.1, settings.burnIn().penaltyScale(200).applyAsDouble(100), 1e-12);
  }

  @Test
  void withoutABurnInNothingChanges() {
    TrainingPlan plan = new TrainingPlan(burning(BurnIn.none()), 100, 1);
    assertEquals(new Adam(1e-3, 0.5, 0.9, 1e-8), plan.discriminatorUpdater());
    assertEquals(WeightAverage.halfLife(100, 10), plan.average().apply(0));
    assertEquals(1, BurnIn.none().penaltyScale(100).applyAsDouble(0));
    Map<String, Object> recorded = Json.toMap(burning(BurnIn.none()));
    recorded.remove("burnIn");
    assertEquals(burning(BurnIn.none()), Json.fromMap(recorded, TrainingSettings.class));
  }

  @Test
  void aBurnInThatCannotBeIsRefused() {
    UpdaterSettings falling = ADAM.schedule(RateSchedule.linear(0));
    BurnIn rate = new BurnIn(0.5, 0.25, 1, 0, false);
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainingSettings.of(LossKind.HINGE, 1, falling).burnIn(rate));
    UpdaterSettings rmsProp = UpdaterSettings.rmsProp(1e-3, 0.9);
    BurnIn beta2 = new BurnIn(0.5, 1, 1, 0.99, false);
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainingSettings.of(LossKind.HINGE, 1, rmsProp).burnIn(beta2));
    assertThrows(IllegalArgumentException.class, () -> new BurnIn(2, 1, 1, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new BurnIn(1, 0, 1, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new BurnIn(1, 1, -1, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new BurnIn(1, 1, 1, 1, false));
    assertThrows(IllegalArgumentException.class, () -> burning(rate).requirePlain("x"));
  }
}
