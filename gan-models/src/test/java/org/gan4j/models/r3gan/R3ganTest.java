package org.gan4j.models.r3gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingPlan;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class R3ganTest {

  private static final Kernels KERNELS = KernelProviders.standard();

  private static ModelRequest request(int size, int channels, OptionalInt width) {
    return new ModelRequest(
        new ImageShape(size, size, channels), 10, OptionalInt.empty(), width, true);
  }

  private static R3ganConfig narrow(int size, int channels) {
    return R3ganConfig.of(request(size, channels, OptionalInt.of(8))).latentSize(6);
  }

  @ParameterizedTest
  @CsvSource({"8,3", "32,1", "64,3"})
  void makesAndScoresImagesOfItsSize(int size, int channels) {
    for (R3ganConfig config :
        List.of(narrow(size, channels), narrow(size, channels).ofClasses(3))) {
      Gan gan = R3gan.create(config, 1, KERNELS);
      Condition condition =
          config.classes() == 0 ? Condition.of(null) : Condition.of(new int[] {2, 0});
      try (Scope scope = Scope.noGrad(KERNELS)) {
        Variable latent = Variable.constant(Nd4j.ones(DataType.FLOAT, 2, 6));
        Variable images = gan.generator().generate(latent, condition);
        assertArrayEquals(new long[] {2, size, size, channels}, images.shape());
        assertArrayEquals(new long[] {2, 1}, gan.discriminator().logits(images, condition).shape());
      }
    }
  }

  /** As many as the authors' preset for FFHQ-256 has, counted from its layers. */
  @Test
  void hasTheParametersOfTheAuthorsPreset() {
    Gan gan = R3gan.create(R3ganConfig.forImages(256, 3), 1, KERNELS);
    assertEquals(23_057_952, gan.generator().network().parameterCount());
    assertEquals(23_009_568, gan.discriminator().network().parameterCount());
  }

  @Test
  void theWidthsAreThoseOfTheAuthorsPresets() {
    R3ganConfig config = R3ganConfig.forImages(256, 3);
    assertEquals(List.of(768, 768, 768, 768, 384, 192, 96), config.widths());
    assertEquals(List.of(96, 96, 96, 96, 48, 24, 12), config.groups());
    assertEquals(256, config.imageSize());
    R3ganConfig small = R3ganConfig.small(request(32, 1, OptionalInt.empty()));
    assertEquals(List.of(64, 64, 32, 16), small.widths());
    assertEquals(List.of(8, 8, 4, 2), small.groups());
    assertEquals(List.of(1, 1, 1, 1), small.blocks());
    assertEquals(
        List.of(32, 32, 16, 8), R3ganConfig.small(request(32, 1, OptionalInt.of(8))).widths());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "resolution: R3GAN makes images of 8, 16, 32, ... or 1024 pixels, got 28",
        assertThrows(IllegalArgumentException.class, () -> R3ganConfig.forImages(28, 1))
            .getMessage());
    List<Integer> two = List.of(8, 8);
    assertEquals(
        "groups: expected a divisor of 16 feature maps in stage 1, got 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new R3ganConfig(1, 4, two, List.of(1, 3), two, 2, 3, List.of(1.0), 0, 0, 0))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new R3ganConfig(1, 4, two, two, two, 2, 3, List.of(1.0, 2.0), 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new R3ganConfig(1, 4, two, two, two, 2, 4, List.of(1.0), 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> narrow(8, 1).ofClasses(-1));
  }

  /** Blocks give what they get, and signals keep their size, however deep the network is. */
  @Test
  void atFirstBlocksAreNothingAndTheRestKeepsSizes() {
    Layer block = new ResidualBlock(narrow(32, 1), 0);
    Network.of("block", block, KERNELS, new RandomStream(1));
    INDArray x = Nd4j.rand(DataType.FLOAT, 1, 5, 5, 8);
    try (Scope scope = Scope.noGrad(KERNELS)) {
      assertEquals(x, block.apply(Variable.constant(x)).value());
    }
    Gan gan = R3gan.create(R3ganConfig.small(request(64, 3, OptionalInt.empty())), 1, KERNELS);
    INDArray images = gan.generator().sample(16, 7);
    double deviation = images.stdNumber().doubleValue();
    assertTrue(deviation > 0.3 && deviation < 3, "deviation " + deviation);
  }

  /** A filter keeps the brightness away from the border, and centers what it halves. */
  @Test
  void resamplingKeepsTheBrightness() {
    R3ganConfig config = narrow(32, 1);
    INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 8, 8, 2);
    for (Resampler layer : List.of(Resampler.up(config), Resampler.down(config))) {
      Network.of("resampler", layer, KERNELS, new RandomStream(1));
      try (Scope scope = Scope.noGrad(KERNELS)) {
        INDArray y = layer.apply(Variable.constant(ones)).value();
        long size = y.size(1);
        assertEquals(size, y.size(2));
        assertEquals(1, y.getDouble(0, size / 2, size / 2, 1), 1e-6);
        assertEquals(y.getDouble(0, 0, 0, 0), y.getDouble(0, size - 1, size - 1, 0), 1e-6);
      }
    }
  }

  @Test
  void aStepTrainsBothNetworksAndTheAverage() {
    for (R3ganFamily family :
        List.of(R3ganFamily.plain().small(), R3ganFamily.ofClasses().small())) {
      R3ganConfig config = family.configure(request(32, 1, OptionalInt.of(4)));
      assertEquals(family.name().endsWith("-cond") ? 10 : 0, config.classes());
      LatentModel model = (LatentModel) family.create(config, family.training(), 1, KERNELS);
      TrainingStep step = model.step(new TrainingPlan(family.training(), 4, 1));
      List<float[]> before =
          model.networks().stream().map(network -> network.vector().toFloatVector()).toList();
      try (Batches batches = Batches.of(ImageData.digits(16, 32, 1), 4, new RandomStream(1))) {
        for (int i = 0; i < 2; i++) {
          assertTrue(step.take(batches).losses().get("penalty") > 0);
        }
      }
      for (int i = 0; i < before.size(); i++) {
        float[] after = model.networks().get(i).vector().toFloatVector();
        assertTrue(!Arrays.equals(before.get(i), after), family.name());
      }
    }
  }
}
