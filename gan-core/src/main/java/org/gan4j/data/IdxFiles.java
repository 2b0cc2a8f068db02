package org.gan4j.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.gan4j.io.HeapLimit;
import org.gan4j.io.InputException;

/** Reads the IDX files of MNIST and its relatives, plain or with {@code .gz}. */
final class IdxFiles {

  private static final int IMAGES_MAGIC = 0x00000803;
  private static final int LABELS_MAGIC = 0x00000801;
  private static final int MAX_EXTENT = 1 << 14;
  private static final int BUFFER = 1 << 16;

  /** The bytes that Java takes for an array beside its contents, and for the reference to it. */
  private static final int OBJECT = 24;

  private IdxFiles() {}

  /** The pair that a folder holds under MNIST's file names, {@code train} or {@code t10k}. */
  static ByteImages readFolder(Path folder, String set, int classes) {
    if (!Files.isDirectory(folder)) {
      throw InputException.at(folder, "no such folder");
    }
    Path images = find(folder, set + "-images", "idx3-ubyte");
    Path labels = find(folder, set + "-labels", "idx1-ubyte");
    ByteImages read = read(images, labels);
    if (read.classNames().size() > classes) {
      throw InputException.at(
          labels,
          "expected labels 0 to " + (classes - 1) + ", got " + (read.classNames().size() - 1));
    }
    return new ByteImages(read.shape(), read.pixels(), names(classes), read.labels());
  }

  /** Images and their labels; there are as many classes as the largest label says. */
  static ByteImages read(Path images, Path labels) {
    ByteImages unlabelled = parse(images, IdxFiles::parseImages);
    int[] classes = parse(labels, IdxFiles::parseLabels);
    if (classes.length != unlabelled.size()) {
      throw InputException.at(
          labels,
          String.format(
              "%d labels, but %s has %d images; take both files from one data set",
              classes.length, images, unlabelled.size()));
    }
    int count = IntStream.of(classes).max().orElse(0) + 1;
    return new ByteImages(unlabelled.shape(), unlabelled.pixels(), names(count), classes);
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static Path find(Path folder, String stem, String kind) {
    String name = stem + "-" + kind;
    List<Path> candidates =
        List.of(
            folder.resolve(name),
            folder.resolve(name + ".gz"),
            folder.resolve(stem + "." + kind),
            folder.resolve(stem + "." + kind + ".gz"));
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> InputException.at(folder, "has no file " + name + " or " + name + ".gz"));
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(Path path, DataInputStream in) throws IOException;
  }

  private static <T> T parse(Path path, Parser<T> parser) {
    boolean zipped = isZipped(path);
    try (InputStream file = Files.newInputStream(path);
        InputStream raw = zipped ? new GZIPInputStream(file, BUFFER) : file;
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw, BUFFER))) {
      T result = parser.parse(path, in);
      if (in.read() >= 0) {
        throw InputException.at(path, "goes on after the last item that its header announces");
      }
      return result;
    } catch (EOFException e) {
      throw new InputException(path + ": truncated: ends within its header or archive", e);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  private static boolean isZipped(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** A zipped file may hold as many items as it says; one that isn't ends where it ends. */
  private static void requireFits(Path path, int items, int bytes, int each) throws IOException {
    long most = isZipped(path) ? items : Math.min(items, Files.size(path) / bytes);
    HeapLimit.require(path.toString(), most * (bytes + each));
  }

  private static ByteImages parseImages(Path path, DataInputStream in) throws IOException {
    checkMagic(path, in.readInt(), IMAGES_MAGIC, "images");
    int count = in.readInt();
    int height = in.readInt();
    int width = in.readInt();
    if (count < 1 || height < 1 || width < 1 || height > MAX_EXTENT || width > MAX_EXTENT) {
      throw InputException.at(
          path, String.format("its header announces %d images of %d x %d", count, height, width));
    }
    requireFits(path, count, height * width, OBJECT);
    // Grown as they come: a wrong count can't ask for more memory than the file has bytes.
    List<byte[]> pixels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] image = in.readNBytes(height * width);
      if (image.length < height * width) {
        throw InputException.at(
            path,
            String.format(
                "truncated: expected %d images of %d x %d, got %d", count, height, width, i));
      }
      pixels.add(image);
    }
    return new ByteImages(new ImageShape(height, width, 1), pixels.toArray(byte[][]::new));
  }

  private static int[] parseLabels(Path path, DataInputStream in) throws IOException {
    checkMagic(path, in.readInt(), LABELS_MAGIC, "labels");
    int count = in.readInt();
    if (count < 1) {
      throw InputException.at(path, "its header announces " + count + " labels");
    }
    requireFits(path, count, 1, Integer.BYTES);
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw InputException.at(
          path, String.format("truncated: expected %d labels, got %d", count, bytes.length));
    }
    return IntStream.range(0, count).map(i -> bytes[i] & 0xff).toArray();
  }

  private static void checkMagic(Path path, int got, int expected, String what) {
    if (got != expected) {
      throw InputException.at(
          path,
          String.format(
              "not an IDX file of %s: expected it to begin with 0x%08x, got 0x%08x",
              what, expected, got));
    }
  }
}
