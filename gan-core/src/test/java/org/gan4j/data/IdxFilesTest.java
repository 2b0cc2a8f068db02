package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.gan4j.SharedFiles;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {

  private static final byte[] IMAGES =
      idx(new int[] {0x803, 2, 2, 3}, 0, 51, 102, 153, 204, 255, 0, 0, 0, 0, 0, 0);
  private static final byte[] LABELS = idx(new int[] {0x801, 2}, 4, 0);

  @TempDir Path folder;

  @Test
  void mnistHasItsPublishedLabelCounts() {
    Path mnist = SharedFiles.data("mnist");
    ImageData train = ImageData.mnist(mnist);
    assertEquals(60_000, train.size());
    assertEquals(new ImageShape(28, 28, 1), train.shape());
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts(train));
    ImageData test = ImageData.mnistTest(mnist);
    assertEquals(10_000, test.size());
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts(test));
    // The mean and deviation of the training pixels on [0, 1] that everyone normalizes MNIST by.
    double sum = 0;
    double squares = 0;
    float[] image = new float[28 * 28];
    for (int i = 0; i < train.size(); i++) {
      train.read(new int[] {i}, image);
      for (float value : image) {
        double pixel = (value + 1) / 2;
        sum += pixel;
        squares += pixel * pixel;
      }
    }
    double mean = sum / (60_000.0 * 784);
    assertEquals(0.1307, mean, 5e-5);
    assertEquals(0.3081, Math.sqrt(squares / (60_000.0 * 784) - mean * mean), 5e-5);
  }

  @Test
  void readsPlainAndZippedFilesUnderBothNames() throws IOException {
    for (List<String> names :
        List.of(
            List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
            List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
            List.of("train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz"))) {
      Path here = Files.createTempDirectory(folder, "idx");
      write(here.resolve(names.get(0)), IMAGES);
      write(here.resolve(names.get(1)), LABELS);
      ImageData data = ImageData.mnist(here);
      assertEquals(2, data.size());
      assertEquals(new ImageShape(2, 3, 1), data.shape());
      assertEquals(4, data.label(0));
      assertEquals(0, data.label(1));
      assertEquals(10, data.classNames().size());
      float[] image = new float[6];
      data.read(new int[] {0}, image);
      assertArrayEquals(new float[] {-1, -0.6f, -0.2f, 0.2f, 0.6f, 1}, image, 1e-6f);
    }
  }

  @Test
  void damagedFilesAreNamedWithWhatWasExpected() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte");
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    Executable read = () -> ImageData.mnist(folder);
    write(labels, LABELS);
    refused(read, folder + ": has no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz");

    write(images, Arrays.copyOf(IMAGES, IMAGES.length - 1));
    refused(read, images + ": truncated: expected 2 images of 2 x 3, got 1");
    write(images, Arrays.copyOf(IMAGES, 7));
    refused(read, images + ": truncated: ends within its header or archive");
    write(images, Arrays.copyOf(IMAGES, IMAGES.length + 1));
    refused(read, images + ": goes on after the last item that its header announces");
    write(images, LABELS);
    refused(
        read,
        images
            + ": not an IDX file of images: expected it to begin with 0x00000803, got 0x00000801");
    write(images, idx(new int[] {0x803, Integer.MAX_VALUE, 2, 3}, 0, 0, 0, 0, 0, 0));
    refused(read, images + ": truncated: expected 2147483647 images of 2 x 3, got 1");
    write(images, idx(new int[] {0x803, 2, 0, 3}));
    refused(read, images + ": its header announces 2 images of 0 x 3");

    write(images, IMAGES);
    write(labels, idx(new int[] {0x801, 3}, 4, 0, 1));
    refused(
        read,
        labels + ": 3 labels, but " + images + " has 2 images; take both files from one data set");
    write(labels, Arrays.copyOf(LABELS, 9));
    refused(read, labels + ": truncated: expected 2 labels, got 1");
    write(labels, idx(new int[] {0x801, 2}, 4, 10));
    refused(read, labels + ": expected labels 0 to 9, got 10");
  }

  @Test
  void damagedArchivesAndMissingFoldersAreNamed() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    write(labels, LABELS);
    write(images, IMAGES);
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 25));
    refused(
        () -> ImageData.mnist(folder), images + ": truncated: ends within its header or archive");
    Files.write(images, IMAGES);
    refused(() -> ImageData.mnist(folder), images + ": can't be read: Not in GZIP format");
    Path absent = folder.resolve("absent");
    refused(() -> ImageData.mnist(absent), absent + ": no such folder");
    refused(
        () -> ImageData.mnistTest(folder),
        folder + ": has no file t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz");
  }

  /** A small file that unpacks to more than there is memory for. */
  @Test
  void anArchiveThatAnnouncesTooMuchIsRefusedAtItsHeader() throws IOException {
    write(folder.resolve("train-labels-idx1-ubyte"), LABELS);
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    write(images, idx(new int[] {0x803, 200_000, 1 << 14, 1 << 14}));
    long most = Runtime.getRuntime().maxMemory() >> 20;
    refused(
        () -> ImageData.mnist(folder),
        images
            + String.format(
                ": announces 51,200,004 MB, more than fits into the %,d MB that Java may"
                    + " use; give it more with -Xmx",
                most));
  }

  @Test
  void otherSetsHaveAsManyClassesAsTheirLabelsSay() throws IOException {
    Path images = folder.resolve("letters");
    Path labels = folder.resolve("letters-labels");
    write(images, IMAGES);
    write(labels, idx(new int[] {0x801, 2}, 25, 3));
    assertEquals(26, ImageData.idx(images, labels).classNames().size());
  }

  private static int[] counts(ImageData data) {
    int[] counts = new int[data.classNames().size()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }

  private static byte[] idx(int[] header, int... items) {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * header.length + items.length);
    for (int word : header) {
      out.putInt(word);
    }
    for (int item : items) {
      out.put((byte) item);
    }
    return out.array();
  }

  private static void write(Path path, byte... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean zipped = path.toString().endsWith(".gz");
    try (OutputStream wrapped = zipped ? new GZIPOutputStream(out) : out) {
      wrapped.write(bytes);
    }
    Files.write(path, out.toByteArray());
  }

  private static void refused(Executable read, String message) {
    assertEquals(message, assertThrows(InputException.class, read).getMessage());
  }
}
