package org.gan4j.models.cgan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.Latents;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.metrics.ClassAgreement;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.classifier.ClassifierStep;
import org.gan4j.models.classifier.SmallClassifier;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.dcgan.DiscriminatorNorm;
import org.gan4j.random.RandomStream;
import org.gan4j.train.StepReport;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

class CganTest {

  private static final Kernels KERNELS = KernelProviders.standard();

  private static CganConfig small(int size, int channels) {
    return CganConfig.oneHot(DcganConfig.forImages(size, channels).width(8), 10);
  }

  private static INDArray sample(Gan gan, int... labels) {
    return gan.generator()
        .sample(
            Latents.normal(labels.length, gan.generator().latentSize(), new RandomStream(3)),
            new Condition(labels));
  }

  private static CganConfig oblong() {
    return CganConfig.oneHot(DcganConfig.forImages(new ImageShape(16, 24, 1)).width(4), 10);
  }

  static Stream<Arguments> conditions() {
    return Arrays.stream(GeneratorCondition.values())
        .flatMap(g -> Arrays.stream(DiscriminatorCondition.values()).map(d -> Arguments.of(g, d)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void makesAndScoresImagesOfAClass(GeneratorCondition g, DiscriminatorCondition d) {
    for (CganConfig config : new CganConfig[] {small(28, 1), small(32, 3), oblong()}) {
      Gan gan = Cgan.create(config.conditions(g, d), 1);
      INDArray images = sample(gan, 4, 7);
      assertArrayEquals(config.network().shape().batch(2), images.shape());
      try (Scope scope = Scope.noGrad(KERNELS)) {
        Judgement judgement =
            gan.discriminator().judge(Variable.constant(images), new Condition(new int[] {4, 7}));
        assertArrayEquals(new long[] {2, 1}, judgement.logits().shape());
        assertEquals(d == DiscriminatorCondition.CLASSIFIER, judgement.classLogits().isPresent());
      }
    }
  }

  /** A generator that ignored its class would draw the same image for each. */
  @ParameterizedTest
  @MethodSource("conditions")
  void theClassMakesADifference(GeneratorCondition g, DiscriminatorCondition d) {
    Gan gan = Cgan.create(small(28, 1).conditions(g, d), 1);
    assertNotEquals(sample(gan, 4), sample(gan, 5));
    assertEquals(sample(gan, 4), sample(gan, 4));
  }

  @Test
  void hasTheParametersOfItsLayers() {
    Gan oneHot = Cgan.create(CganConfig.oneHot(DcganConfig.forImages(28, 1), 10), 1);
    // [z, y] 110 -> 7x7x256 -> 14x14x128 -> 28x28x1, batch norm's gamma and beta
    assertEquals(
        49L * 110 * 256 + 16 * 256 * 128 + 16 * 128 + 2 * (256 + 128),
        oneHot.generator().network().parameterCount());
    // 28x28x(1 + 10) -> 14x14x64 -> 7x7x128 -> 1, batch norm after the second
    assertEquals(
        16L * 11 * 64 + 16 * 64 * 128 + 49 * 128 + 2 * 128,
        oneHot.discriminator().network().parameterCount());
    Gan projection =
        Cgan.create(
            CganConfig.oneHot(DcganConfig.forImages(28, 1), 10)
                .conditions(GeneratorCondition.BATCH_NORM, DiscriminatorCondition.PROJECTION),
            1);
    assertEquals(
        49L * 100 * 256 + 16 * 256 * 128 + 16 * 128 + 10 * 2 * (256 + 128),
        projection.generator().network().parameterCount());
    assertEquals(
        16L * 64 + 16 * 64 * 128 + 49 * 128 + 1 + 2 * 128 + 10 * 49 * 128,
        projection.discriminator().network().parameterCount());
  }

  @Test
  void aLabelOutOfRangeIsRefused() {
    Gan gan = Cgan.create(small(28, 1), 1);
    assertEquals(
        "labels: expected classes 0 to 9, got 10",
        assertThrows(IllegalArgumentException.class, () -> sample(gan, 1, 10)).getMessage());
    INDArray images = sample(gan, 1, 2);
    try (Scope scope = Scope.noGrad(KERNELS)) {
      assertEquals(
          "labels: expected [2], got [0]; pass one class index a sample",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> gan.discriminator().logits(Variable.constant(images)))
              .getMessage());
    }
  }

  @Test
  void imagesWithoutLabelsAreRefused() {
    ModelRequest unlabelled = ModelRequest.of(new ImageShape(28, 28, 1));
    assertEquals(
        "classes: a conditional GAN needs labelled images, of at least one class; got 0 classes",
        assertThrows(IllegalArgumentException.class, () -> new CganFamily().configure(unlabelled))
            .getMessage());
  }

  @Test
  void spectralNormBoundsTheProjectionToo() {
    CganConfig config =
        new CganConfig(
            small(28, 1).network().discriminatorNorm(DiscriminatorNorm.SPECTRAL),
            10,
            GeneratorCondition.BATCH_NORM,
            DiscriminatorCondition.PROJECTION,
            10,
            1);
    assertTrue(
        Cgan.create(config, 1)
            .discriminator()
            .network()
            .buffers()
            .containsKey("discriminator.vectors.transform.u"));
  }

  /** The classifier's terms are in the losses, and nobody else's. */
  @Test
  void onlyTheClassifierAddsATerm() {
    assertTrue(losses(DiscriminatorCondition.CLASSIFIER).losses().containsKey("g_class"));
    assertTrue(!losses(DiscriminatorCondition.ONE_HOT).losses().containsKey("g_class"));
  }

  private static StepReport losses(DiscriminatorCondition condition) {
    CganFamily family = new CganFamily();
    CganConfig config = small(28, 1).conditions(GeneratorCondition.ONE_HOT, condition);
    StepReport[] last = new StepReport[1];
    train(family.create(config, 1, KERNELS), ImageData.digits(64, 28, 1), 1, last);
    return last[0];
  }

  private static void train(LatentModel model, ImageData data, int steps, StepReport[] last) {
    TrainingPlan plan = new TrainingPlan(new CganFamily().training(), steps, 1);
    try (Batches batches = Batches.of(data, 64, new RandomStream(5))) {
      Trainer.of(model.step(plan), report -> last[0] = report)
          .run(batches, TrainingLength.steps(steps));
    }
  }

  /** A few seconds of training, and a classifier sees what was asked for. */
  @Test
  void learnsToDrawTheClassThatIsAskedFor() {
    ImageData digits = ImageData.digits(2000, 28, 1);
    SmallClassifier classifier =
        SmallClassifier.create(digits.shape(), 10, KERNELS, new RandomStream(1));
    try (Batches batches = Batches.of(digits, 50, new RandomStream(2))) {
      Trainer.of(new ClassifierStep(classifier, new Adam(1e-3, 0.9, 0.999, 1e-8)))
          .run(batches, TrainingLength.steps(100));
    }
    double ofReal = classifier.accuracy(ImageData.digits(500, 28, 2));
    assertTrue(ofReal > 0.95, "classifier " + ofReal);

    CganConfig config =
        CganConfig.oneHot(DcganConfig.forImages(28, 1).width(16), 10)
            .conditions(GeneratorCondition.ONE_HOT, DiscriminatorCondition.CLASSIFIER);
    LatentModel model = new CganFamily().create(config, 1, KERNELS);
    double before = ClassAgreement.measure(model.sampler(), classifier, 20, 1).overall();
    train(model, digits, 250, new StepReport[1]);
    double after = ClassAgreement.measure(model.sampler(), classifier, 20, 1).overall();
    assertTrue(before < 0.3 && after > 0.6, before + " before, " + after + " after");
  }
}
