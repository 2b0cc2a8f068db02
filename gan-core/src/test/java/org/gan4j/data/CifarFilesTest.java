package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.SharedFiles;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFilesTest {

  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Test
  void cifar10HasItsLabelCountsAndNames() throws IOException {
    Path cifar = SharedFiles.data("cifar-10-batches-bin");
    ImageData test = ImageData.cifar10Test(cifar);
    assertEquals(new ImageShape(32, 32, 3), test.shape());
    int[] thousands = new int[10];
    Arrays.fill(thousands, 1000);
    assertArrayEquals(thousands, counts(test));
    ImageData train = ImageData.cifar10(cifar);
    if (!Files.exists(cifar.resolve("data_batch_2.bin"))) {
      assertArrayEquals(
          new int[] {1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981}, counts(train));
    }
    assertEquals(
        Files.readAllLines(cifar.resolve("batches.meta.txt")).stream()
            .filter(line -> !line.isBlank())
            .toList(),
        train.classNames());
  }

  @Test
  void planesBecomePixelsAndBatchesFollowEachOther() throws IOException {
    byte[] record = new byte[RECORD];
    record[0] = 7;
    record[1 + 33] = (byte) 255;
    record[1 + 1024 + 33] = (byte) 51;
    Files.write(folder.resolve("data_batch_2.bin"), record);
    record[0] = 3;
    Files.write(folder.resolve("data_batch_1.bin"), record);
    ImageData data = ImageData.cifar10(folder);
    assertEquals(2, data.size());
    assertEquals("cat", data.classNames().get(data.label(0)));
    assertEquals("horse", data.classNames().get(data.label(1)));
    float[] image = new float[3072];
    data.read(new int[] {0}, image);
    assertArrayEquals(new float[] {1, -0.6f, -1}, Arrays.copyOfRange(image, 33 * 3, 34 * 3), 1e-6f);
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    assertEquals(folder + ": has no file data_batch_1.bin to data_batch_5.bin", complaint(folder));
    Path absent = folder.resolve("absent");
    assertEquals(absent + ": no such folder", complaint(absent));
    Path batch = folder.resolve("data_batch_1.bin");
    Files.write(batch, new byte[2 * RECORD - 1]);
    assertEquals(
        batch + ": truncated or not CIFAR-10: expected a multiple of 3073 bytes, got 6145",
        complaint(folder));
    byte[] records = new byte[2 * RECORD];
    records[RECORD] = 10;
    Files.write(batch, records);
    assertEquals(
        batch + ": not CIFAR-10: record 1 has label 10, expected 0 to 9", complaint(folder));
    assertEquals(
        folder.resolve("test_batch.bin") + ": can't be read: no such file or folder",
        assertThrows(InputException.class, () -> ImageData.cifar10Test(folder)).getMessage());
  }

  private static String complaint(Path folder) {
    return assertThrows(InputException.class, () -> ImageData.cifar10(folder)).getMessage();
  }

  private static int[] counts(ImageData data) {
    int[] counts = new int[10];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }
}
