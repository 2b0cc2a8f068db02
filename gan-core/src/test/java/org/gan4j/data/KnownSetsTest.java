package org.gan4j.data;

import static org.gan4j.data.SetFiles.complaint;
import static org.gan4j.data.SetFiles.labels;
import static org.gan4j.data.SetFiles.level;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CIFAR-100, STL-10 and SVHN in their authors' files. */
class KnownSetsTest {

  @TempDir private Path folder;

  /** Image i in planes, by row or by column. */
  private static byte[] planes(int i, int side, boolean byColumn) {
    byte[] out = new byte[3 * side * side];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int place = byColumn ? x * side + y : y * side + x;
          out[c * side * side + place] = (byte) level(i, y, x, c);
        }
      }
    }
    return out;
  }

  @Test
  void cifar100HasItsFineLabelsAndTheirNames() throws IOException {
    byte[] file = new byte[3 * 3074];
    for (int i = 0; i < 3; i++) {
      file[i * 3074] = 19;
      file[i * 3074 + 1] = (byte) (30 * i);
      System.arraycopy(planes(i, 32, false), 0, file, i * 3074 + 2, 3072);
    }
    Files.write(folder.resolve("train.bin"), file);
    ImageData data = ImageData.cifar100(folder);
    SetFiles.assertPixels(data);
    assertArrayEquals(new int[] {0, 30, 60}, labels(data));
    assertEquals("60", data.classNames().get(60));

    List<String> names = IntStream.range(0, 100).mapToObj(i -> "class " + i).toList();
    Files.writeString(folder.resolve("fine_label_names.txt"), String.join("\n", names) + "\n\n");
    assertEquals(names, ImageData.cifar100(folder).classNames());

    file[1] = 100;
    Files.write(folder.resolve("train.bin"), file);
    assertEquals(
        folder.resolve("train.bin") + ": not CIFAR-100: record 0 has label 100, expected 0 to 99",
        complaint(() -> ImageData.cifar100(folder)));
    Files.write(folder.resolve("train.bin"), Arrays.copyOf(file, 3073));
    assertEquals(
        folder.resolve("train.bin")
            + ": truncated or not CIFAR-100: expected a multiple of 3074 bytes, got 3073",
        complaint(() -> ImageData.cifar100(folder)));
  }

  @Test
  void stl10IsReadColumnByColumnWithLabelsFromOneOn() throws IOException {
    byte[] images = new byte[2 * 96 * 96 * 3];
    System.arraycopy(planes(0, 96, true), 0, images, 0, images.length / 2);
    System.arraycopy(planes(1, 96, true), 0, images, images.length / 2, images.length / 2);
    Files.write(folder.resolve("unlabeled_X.bin"), images);
    ImageData unlabelled = ImageData.stl10(folder);
    assertFalse(unlabelled.hasLabels());
    SetFiles.assertPixels(unlabelled);

    Files.write(folder.resolve("train_X.bin"), images);
    Files.write(folder.resolve("train_y.bin"), new byte[] {10, 1});
    ImageData data = ImageData.stl10(folder);
    SetFiles.assertPixels(data);
    assertEquals("truck", data.classNames().get(data.label(0)));
    assertEquals("airplane", data.classNames().get(data.label(1)));

    Files.write(folder.resolve("train_y.bin"), new byte[] {10, 0});
    assertEquals(
        folder.resolve("train_y.bin") + ": not STL-10: image 1 has label 0, expected 1 to 10",
        complaint(() -> ImageData.stl10(folder)));
    Files.write(folder.resolve("train_y.bin"), new byte[] {10});
    assertEquals(
        folder.resolve("train_y.bin")
            + ": 1 labels, but "
            + folder.resolve("train_X.bin")
            + " has 2 images",
        complaint(() -> ImageData.stl10(folder)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svhn", "svhn-plain"})
  void svhnHasTenForZero(String name) {
    ImageData data = ImageData.svhn(SetFiles.of(name));
    SetFiles.assertPixels(data);
    assertArrayEquals(new int[] {1, 0, 9}, labels(data));
    assertEquals(Labels.numbers(10), data.classNames());
  }

  @Test
  void damagedMatlabFilesAreRefused() throws IOException {
    Path file = folder.resolve("train_32x32.mat");
    byte[] whole = Files.readAllBytes(SetFiles.of("svhn/train_32x32.mat"));
    Files.write(file, Arrays.copyOf(whole, whole.length - 400));
    assertEquals(
        file + ": truncated: ends within an array", complaint(() -> ImageData.svhn(folder)));
    Files.writeString(file, "MATLAB 7.3 MAT-file, Platform: GLNXA64" + " ".repeat(100));
    assertEquals(
        file + ": is a MATLAB file of version 7.3; save it with save(..., '-v7') in MATLAB",
        complaint(() -> ImageData.svhn(folder)));
    Files.writeString(file, "x");
    assertEquals(
        file + ": not a MATLAB file of version 5 to 7.2, little-endian",
        complaint(() -> ImageData.svhn(folder)));
    Files.write(file, Arrays.copyOf(whole, 128));
    assertEquals(file + ": has no X", complaint(() -> ImageData.svhn(folder)));
    assertEquals(
        folder.resolve("none") + ": no such folder",
        complaint(() -> ImageData.svhn(folder.resolve("none"))));
  }
}
