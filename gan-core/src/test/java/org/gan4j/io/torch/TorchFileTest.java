package org.gan4j.io.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.io.TensorType;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are PyTorch 2.13's. */
class TorchFileTest {

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path path = folder.resolve(name);
    try (InputStream in = TorchFileTest.class.getResourceAsStream(name)) {
      Files.write(path, in.readAllBytes());
    }
    return path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.pth", "legacy.pth"})
  void tensorsOfBothFormatsAreRead(String name) throws IOException {
    Map<String, TensorData> all = TorchFile.open(file(name)).read("");
    assertArrayEquals(new long[] {3, 4}, all.get("a.weight").shape());
    assertArrayEquals(
        new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, all.get("a.weight").toFloats());
    assertArrayEquals(new long[] {4, 3}, all.get("a.t").shape());
    assertArrayEquals(
        new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, all.get("a.t").toFloats());
    assertEquals(TensorType.F64, all.get("a.part").type());
    assertArrayEquals(new double[] {5, 6, 7, 8}, all.get("a.part").toDoubles());
    assertArrayEquals(
        new float[] {1.5f, -0.25f, 65504, 5.9604645e-8f}, all.get("a.half").toFloats());
    assertArrayEquals(new float[] {1.5f, -0.25f}, all.get("a.bf").toFloats());
    assertArrayEquals(new long[] {7}, all.get("bn.num_batches_tracked").toLongs());
    assertArrayEquals(new float[] {1, 1}, all.get("p").toFloats());
    assertEquals(
        Set.of("weight", "t", "part", "half", "bf"),
        TorchFile.open(folder.resolve(name)).read("a.").keySet());
  }

  @Test
  void dictionariesWithinDictionariesAreFound() throws IOException {
    assertEquals(Set.of("state_dict.x"), TorchFile.open(file("nested.pth")).names());
  }

  @Test
  void whatAsksForMoreThanTensorsIsRefusedByName() throws IOException {
    Path evil = file("evil.pth");
    InputException e = assertThrows(InputException.class, () -> TorchFile.open(evil));
    assertTrue(e.getMessage().contains("print"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.pth", "legacy.pth"})
  void brokenFilesAreRefused(String name) throws IOException {
    byte[] sound = Files.readAllBytes(file(name));
    Path broken = folder.resolve("broken.pth");
    RandomStream random = new RandomStream(3);
    for (int i = 0; i < 400; i++) {
      int length = i % 2 == 0 ? sound.length : 1 + random.nextInt(sound.length);
      byte[] bytes = Arrays.copyOf(sound, length);
      for (int k = 0; k < 3; k++) {
        bytes[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      Files.write(broken, bytes);
      try {
        TorchFile.open(broken).read("");
      } catch (InputException refused) {
        assertTrue(refused.getMessage().startsWith(broken.toString()), refused.getMessage());
      }
    }
  }
}
