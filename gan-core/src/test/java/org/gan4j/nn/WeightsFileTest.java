package org.gan4j.nn;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gan4j.io.InputException;
import org.gan4j.io.Safetensors;
import org.gan4j.io.TensorData;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightsFileTest {

  @TempDir private Path folder;

  private static Network<Sequential> network(String name, long seed) {
    return Network.of(
        name,
        new Sequential().add("fc", Linear.of(4, 3)).add("norm", BatchNorm2d.of(3)),
        KERNELS,
        new RandomStream(seed));
  }

  @Test
  void networksRoundTripThroughOneFile() {
    Path file = folder.resolve("weights.safetensors");
    Network<Sequential> generator = network("generator", 1);
    Network<Sequential> discriminator = network("discriminator", 2);
    generator.buffers().get("generator.norm.running_mean").assign(7);
    WeightsFile.write(file, Map.of("step", "12"), generator, discriminator);

    Network<Sequential> readDiscriminator = network("discriminator", 3);
    Network<Sequential> readGenerator = network("generator", 3);
    assertEquals(Map.of("step", "12"), WeightsFile.load(file, readDiscriminator, readGenerator));
    assertEquals(generator.vector(), readGenerator.vector());
    assertEquals(generator.bufferVector(), readGenerator.bufferVector());
    assertEquals(discriminator.vector(), readDiscriminator.vector());
  }

  @Test
  void oneNetworkOfSeveralCanBeReadAlone() {
    Path file = folder.resolve("weights.safetensors");
    WeightsFile.write(file, Map.of(), network("generator", 1), network("generator_ema", 2));
    Network<Sequential> read = network("generator", 3);
    WeightsFile.load(file, read);
    assertEquals(network("generator", 1).vector(), read.vector());
  }

  @Test
  void theSameWeightsGiveTheSameBytes() throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    WeightsFile.write(first, Map.of("seed", "1"), network("generator", 1));
    WeightsFile.write(second, Map.of("seed", "1"), network("generator", 1));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void aFileThatDoesNotFitIsRefusedAndChangesNothing() {
    Path file = folder.resolve("weights.safetensors");
    WeightsFile.write(file, Map.of(), network("generator", 1));
    Network<Sequential> generator = network("generator", 2);
    Network<Sequential> critic = network("critic", 2);
    INDArray before = generator.vector().dup();
    InputException error =
        assertThrows(InputException.class, () -> WeightsFile.load(file, generator, critic));
    assertEquals(
        file + ": critic.fc.weight: missing, expected [4, 3]", error.getMessage().split(";")[0]);
    assertEquals(before, generator.vector());

    Network<Linear> other = Network.of("generator", Linear.of(4, 3), KERNELS, new RandomStream(1));
    error = assertThrows(InputException.class, () -> WeightsFile.load(file, other));
    assertEquals(
        file + ": generator.weight: missing, expected [4, 3]", error.getMessage().split(";")[0]);
  }

  @Test
  void integersAreNoWeights() {
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(file, Map.of(), Map.of("generator.fc.weight", TensorData.longs(1, 2)));
    InputException error =
        assertThrows(InputException.class, () -> WeightsFile.load(file, network("generator", 1)));
    assertEquals(
        file + ": generator.fc.weight: expected F32 or F64, got I64 [2]", error.getMessage());
  }

  @Test
  void networksOfOneNameAreRefused() {
    Path file = folder.resolve("weights.safetensors");
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> WeightsFile.write(file, Map.of(), network("g", 1), network("g", 2)));
    assertEquals(
        "networks: two of them have g.fc.weight; give them different names", error.getMessage());
  }
}
