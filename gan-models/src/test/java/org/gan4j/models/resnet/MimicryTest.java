package org.gan4j.models.resnet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Gan;
import org.gan4j.io.HostArrays;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The networks give what mimicry's give with the same weights, but for three things. Its ReLU
 * overwrites what it gets, so that the shortcuts beside the discriminator's later blocks see it
 * too; in the code of Miyato et al. and here they see the block's input. Its generator's blocks
 * interpolate, which is a setting here. In inference with spectral norm it uses a stored v, which
 * is found anew from u here, so that logits are compared in training.
 */
class MimicryTest {

  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @CsvSource({"sngan32,32,16,16,true", "sngan48,48,2,4,true", "wgangp32,32,8,12,false"})
  void theSameWeightsGiveTheSameImagesAndLogits(
      String name, int size, int generatorWidth, int discriminatorWidth, boolean spectralNorm) {
    String folder = System.getProperty("gan4j.parity.models", "../../shared/parity-models");
    Path path = Path.of(folder, name + ".safetensors");
    Assumptions.assumeTrue(Files.isRegularFile(path), "no " + path);
    SafetensorsFile file = Safetensors.read(path);
    ResnetConfig config =
        new ResnetConfig(
            size, 3, 20, generatorWidth, discriminatorWidth, spectralNorm, Upsampling.BILINEAR);
    Gan gan = ResnetGan.create(config, 1);
    Network<?> generator = gan.generator().network();
    Network<Sequential> discriminator =
        Network.of(
            "discriminator",
            ResnetGan.discriminator(config),
            generator.kernels(),
            new RandomStream(1));
    int base = config.widths().baseSize();
    load(generator, config, file, base);
    load(discriminator, config, file, base);

    Variable z = Variable.constant(tensor(file, "in.z"));
    Variable images = Variable.constant(tensor(file, "in.image", 0, 2, 3, 1));
    try (Scope scope = Scope.noGrad(generator.kernels())) {
      assertClose(file, "out.logits_train", logits(discriminator, images));
      assertClose(file, "out.image_train", gan.generator().generate(z));
    }
    load(generator, config, file, base);
    try (Scope scope = Scope.inference(generator.kernels())) {
      assertClose(file, "out.image", gan.generator().generate(z));
      if (!spectralNorm) {
        assertClose(file, "out.logits", logits(discriminator, images));
      }
    }
  }

  /** As mimicry computes them: with a ReLU before each block but the first, on both ways. */
  private static Variable logits(Network<Sequential> discriminator, Variable images) {
    Variable x = images;
    for (Module child : discriminator.module().children().values()) {
      x = ((Layer) child).apply(x == images ? x : Activations.relu(x));
    }
    return x;
  }

  private static void load(
      Network<?> network, ResnetConfig config, SafetensorsFile file, int base) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    network
        .state()
        .forEach((path, own) -> state.put(path, array(path, config, file, own.rank(), base)));
    network.load(state);
  }

  private static INDArray array(
      String path, ResnetConfig config, SafetensorsFile file, int rank, int base) {
    String theirs = theirName(path, config, file);
    INDArray array = rank == 4 ? tensor(file, theirs, 2, 3, 1, 0) : tensor(file, theirs);
    if (path.startsWith("generator.project.")) {
      // Their features at the base are [C, H, W], ours [H, W, C].
      long channels = array.size(0) / (base * base);
      INDArray places = array.reshape('c', channels, base, base, -1).permute(1, 2, 0, 3).dup('c');
      array = places.reshape('c', array.size(0), -1);
      return rank == 2 ? array.transpose().dup('c') : array.reshape(-1);
    }
    return rank == 2 ? array.transpose().dup('c') : array;
  }

  /** What mimicry calls a parameter or buffer; its generator's blocks begin with number 2. */
  private static String theirName(String path, ResnetConfig config, SafetensorsFile file) {
    String name = path;
    boolean generator = name.startsWith("generator.");
    int last = generator ? config.widths().up() + 2 : 5;
    if (generator) {
      for (int block = config.widths().up(); block >= 1; block--) {
        name = name.replace(".block" + block + ".", ".block" + (block + 1) + ".");
      }
    }
    name =
        name.replace("generator.", "G.")
            .replace("discriminator.", "D.")
            .replace(".branch.conv", ".c")
            .replace(".branch.norm", ".b")
            .replace(".shortcut.conv", ".c_sc")
            .replace(".project.", ".l1.")
            .replace("G.norm.", "G.b" + last + ".")
            .replace("G.image.", "G.c" + last + ".")
            .replace("logit.linear", "l" + last)
            .replaceAll("\\.gamma$", ".weight")
            .replaceAll("\\.beta$", ".bias")
            .replaceAll("\\.transform\\.u$", ".weight_u");
    String original = name + "_orig";
    return file.tensors().containsKey(original) ? original : name;
  }

  private static INDArray tensor(SafetensorsFile file, String name, int... axes) {
    INDArray array =
        Nd4j.createFromArray(file.tensor(name).toDoubles())
            .castTo(DataType.FLOAT)
            .reshape('c', file.tensor(name).shape());
    return axes.length == 0 ? array : array.permute(axes).dup('c');
  }

  private static void assertClose(SafetensorsFile file, String name, Variable actual) {
    INDArray wanted = actual.rank() == 4 ? tensor(file, name, 0, 2, 3, 1) : tensor(file, name);
    double[] expected = HostArrays.doubles(wanted);
    double[] got = HostArrays.doubles(actual.value());
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - got[i], 2);
      norm += expected[i] * expected[i];
    }
    double error = Math.sqrt(difference / norm);
    assertTrue(error < TOLERANCE, name + ": relative error " + error);
  }
}
