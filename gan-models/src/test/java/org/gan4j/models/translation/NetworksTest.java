package org.gan4j.models.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageSize;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;
import org.gan4j.random.RandomStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class NetworksTest {

  private final Kernels kernels = KernelProviders.standard();

  /** Counted without giving the parameters memory. */
  private static long parameters(Module module) {
    return module.ownParameters().values().stream().mapToLong(Parameter::length).sum()
        + module.children().values().stream().mapToLong(NetworksTest::parameters).sum();
  }

  /** What the authors' PyTorch code prints for each, there in millions to three digits. */
  @Test
  void parameterCountsOfTheAuthors() {
    assertEquals(11_378_179, parameters(ResnetGenerator.layers(3, 64, 9)));
    assertEquals(7_837_699, parameters(ResnetGenerator.layers(3, 64, 6)));
    assertEquals(2_764_737, parameters(PatchDiscriminator.layers(3, 64, Normalization.PLAIN)));
    assertEquals(2_768_705, parameters(PatchDiscriminator.layers(6, 64, Normalization.SCALED)));
    assertEquals(54_413_955, parameters(unet(64, 256, null)));
  }

  private static UnetGenerator unet(int width, int side, @Nullable RandomStream dropout) {
    return new UnetGenerator(3, width, ImageSize.square(side), Normalization.SCALED, dropout);
  }

  private long[] shape(Layer layer, long... input) {
    Network<Layer> network = Network.of("net", layer, kernels, new RandomStream(1));
    try (Scope scope = Scope.noGrad(kernels)) {
      Variable x = Variable.full(0, DataType.FLOAT, input);
      new RandomStream(2).fillGaussian(x.value());
      Variable y = network.module().apply(x);
      double largest = y.value().amaxNumber().doubleValue();
      assertTrue(Double.isFinite(largest) && largest > 0, "largest " + largest);
      return y.shape().clone();
    }
  }

  @ParameterizedTest
  @CsvSource({"RESNET6,32", "RESNET9,28", "RESNET6,24x40", "UNET,32", "UNET,64", "UNET,96x64"})
  void generatorsKeepTheExtents(GeneratorKind kind, String text) {
    ImageSize size = ImageSize.of(text);
    Layer layers = kind.layers(size, 3, 4, Normalization.PLAIN, null);
    long[] images = size.shape(3).batch(2);
    assertArrayEquals(images, shape(layers, images));
  }

  /** 30x30 of 256 pixels, as the authors' code gives. */
  @ParameterizedTest
  @CsvSource({"256,30", "128,14", "64,6", "24,1"})
  void aLogitForEveryPatch(int size, int logits) {
    assertArrayEquals(
        new long[] {1, logits, logits, 1},
        shape(PatchDiscriminator.layers(3, 2, Normalization.PLAIN), 1, size, size, 3));
  }

  @Test
  void dropoutInTheMiddleOfTheUnetOnly() {
    for (int size : new int[] {32, 64, 256}) {
      long dropouts =
          unet(2, size, new RandomStream(1)).children().values().stream()
              .filter(level -> level.children().containsKey("dropout"))
              .count();
      assertEquals(Integer.numberOfTrailingZeros(size) - 5, dropouts);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNET, 48, 'unet: expected multiples of 32 where the shorter side has 48 pixels, got 48;"
        + " take 32'",
    "UNET, 16, 'unet: expected 32 to 8192 pixels a side, got 16'",
    "RESNET6, 32x30, 'resnet6: expected multiples of 4 where the shorter side has 30 pixels, got"
        + " 32x30; take 32x28'",
    "RESNET9, 20, 'resnet9: expected 24 to 8192 pixels a side, got 20'"
  })
  void extentsThatNoGeneratorCanMake(GeneratorKind kind, String size, String message) {
    assertEquals(
        "resolution: " + message,
        assertThrows(IllegalArgumentException.class, () -> kind.check(ImageSize.of(size)))
            .getMessage());
  }
}
