package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.HeapLimit;
import org.gan4j.io.InputException;

/**
 * Reads the binary versions of CIFAR-10 and CIFAR-100: records of a label byte (of CIFAR-100 two,
 * the second of which is the class), then the 32x32 red, green and blue bytes.
 */
final class CifarFiles {

  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final String CIFAR100_NAMES = "fine_label_names.txt";
  private static final int CIFAR100_CLASSES = 100;
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private CifarFiles() {}

  /** Which of the two: how many bytes of labels a record has, and the names of the classes. */
  private record Form(String name, int labelBytes, List<String> classes) {

    int record() {
      return labelBytes + SHAPE.length();
    }
  }

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
    return read(files, ten());
  }

  /** The {@code test_batch.bin} of a folder. */
  static ByteImages readTest(Path folder) {
    return read(List.of(folder.resolve("test_batch.bin")), ten());
  }

  /** The {@code train.bin} or {@code test.bin} of CIFAR-100. */
  static ByteImages readHundred(Path folder, String part) {
    Path file = KnownFiles.require(folder, part + ".bin");
    List<String> names =
        KnownFiles.classNames(folder.resolve(CIFAR100_NAMES), CIFAR100_CLASSES)
            .orElseGet(() -> Labels.numbers(CIFAR100_CLASSES));
    return read(List.of(file), new Form("CIFAR-100", 2, names));
  }

  private static Form ten() {
    return new Form("CIFAR-10", 1, CLASSES);
  }

  private static ByteImages read(List<Path> files, Form form) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = bytes(file, form);
      for (int start = 0; start < bytes.length; start += form.record()) {
        int label = bytes[start + form.labelBytes - 1] & 0xff;
        if (label >= form.classes.size()) {
          throw InputException.at(
              file,
              String.format(
                  "not %s: record %d has label %d, expected 0 to %d",
                  form.name, start / form.record(), label, form.classes.size() - 1));
        }
        labels.add(label);
        pixels.add(PixelOrder.PLANES_BY_ROW.interleave(bytes, start + form.labelBytes, SHAPE));
      }
    }
    return new ByteImages(
        SHAPE,
        pixels.toArray(byte[][]::new),
        form.classes,
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static byte[] bytes(Path file, Form form) {
    byte[] bytes;
    try {
      HeapLimit.require(file.toString(), 2 * Files.size(file));
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    if (bytes.length == 0 || bytes.length % form.record() != 0) {
      throw InputException.at(
          file,
          String.format(
              "truncated or not %s: expected a multiple of %d bytes, got %d",
              form.name, form.record(), bytes.length));
    }
    return bytes;
  }
}
