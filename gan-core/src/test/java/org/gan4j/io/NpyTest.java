package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NpyTest {

  @TempDir Path folder;

  @Test
  void isWhatNumpyExpects() throws IOException {
    Path path = folder.resolve("a.npy");
    Npy.write(path, Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    byte[] bytes = Files.readAllBytes(path);
    String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, Arrays.copyOf(bytes, 10));
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", header.stripTrailing());
    assertEquals('\n', header.charAt(117));
    assertEquals(128 + 24, bytes.length);
    Npy.write(path, Nd4j.createFromArray(1f, 2f));
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }",
        new String(Files.readAllBytes(path), 10, 118, StandardCharsets.US_ASCII).stripTrailing());
  }

  @Test
  void numpyCompatibleReaderGetsTheNumbersBack() {
    Path path = folder.resolve("batch.npy");
    INDArray batch = Nd4j.arange(7 * 80 * 80 * 3).reshape(7, 80, 80, 3);
    Npy.write(path, batch);
    assertEquals(batch, Nd4j.createFromNpyFile(path.toFile()));
  }

  @Test
  void partsMakeOneArray() {
    INDArray batch = Nd4j.arange(24).reshape(3, 2, 2, 2);
    INDArray head = batch.get(NDArrayIndex.interval(0, 2));
    INDArray tail = batch.get(NDArrayIndex.interval(2, 3));
    Path path = folder.resolve("parts.npy");
    Npy.write(path, batch.shape(), List.of(head, tail));
    assertEquals(batch, Nd4j.createFromNpyFile(path.toFile()));

    Path bad = folder.resolve("bad.npy");
    assertThrows(
        IllegalArgumentException.class, () -> Npy.write(bad, batch.shape(), List.of(head)));
    assertThrows(
        IllegalArgumentException.class, () -> Npy.write(bad, batch.shape(), List.of(head, head)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Npy.write(bad, new long[] {3, 2, 2, 1}, List.of(head, tail)));
    assertFalse(Files.exists(bad));
  }
}
