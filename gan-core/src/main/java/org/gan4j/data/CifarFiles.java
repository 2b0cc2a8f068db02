package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/**
 * Reads the binary version of CIFAR-10: records of a label byte, then the 32x32 red, green and blue
 * bytes.
 */
final class CifarFiles {

  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final int PLANE = 32 * 32;
  private static final int RECORD = 1 + 3 * PLANE;
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private CifarFiles() {}

  /** Those of {@code data_batch_1.bin} to {@code data_batch_5.bin} that a folder holds. */
  static ByteImages readTraining(Path folder) {
    List<Path> files =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
            .filter(Files::isRegularFile)
            .toList();
    if (files.isEmpty()) {
      throw InputException.at(
          folder,
          Files.isDirectory(folder)
              ? "has no file data_batch_1.bin to data_batch_5.bin"
              : "no such folder");
    }
    return read(files);
  }

  /** The {@code test_batch.bin} of a folder. */
  static ByteImages readTest(Path folder) {
    return read(List.of(folder.resolve("test_batch.bin")));
  }

  private static ByteImages read(List<Path> files) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = bytes(file);
      for (int start = 0; start < bytes.length; start += RECORD) {
        int label = bytes[start] & 0xff;
        if (label >= CLASSES.size()) {
          throw InputException.at(
              file,
              String.format(
                  "not CIFAR-10: record %d has label %d, expected 0 to 9", start / RECORD, label));
        }
        labels.add(label);
        pixels.add(interleave(bytes, start + 1));
      }
    }
    return new ByteImages(
        SHAPE,
        pixels.toArray(byte[][]::new),
        CLASSES,
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static byte[] bytes(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    if (bytes.length == 0 || bytes.length % RECORD != 0) {
      throw InputException.at(
          file,
          String.format(
              "truncated or not CIFAR-10: expected a multiple of %d bytes, got %d",
              RECORD, bytes.length));
    }
    return bytes;
  }

  private static byte[] interleave(byte[] planes, int start) {
    byte[] out = new byte[3 * PLANE];
    for (int pixel = 0; pixel < PLANE; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        out[3 * pixel + channel] = planes[start + channel * PLANE + pixel];
      }
    }
    return out;
  }
}
