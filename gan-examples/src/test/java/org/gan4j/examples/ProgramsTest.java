package org.gan4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.gan4j.io.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs run as they stand, for a few steps on the real data, where that is at hand. */
class ProgramsTest {

  /** Bytes of an image in CIFAR-10's form. */
  private static final int RECORD = 1 + 3 * 32 * 32;

  @TempDir private Path out;

  @Test
  void mnist() throws IOException {
    MnistDcgan.main(new String[] {data("mnist").toString(), out.toString(), "2"});
    assertEquals(10 * 28 + 9 * 2, ImageIO.read(out.resolve("digits.png").toFile()).getWidth());
    assertTrue(Safetensors.read(out.resolve("generator.safetensors")).tensors().size() > 3);
  }

  @Test
  void conditionalMnist() throws IOException {
    ConditionalMnist.main(new String[] {data("mnist").toString(), out.toString(), "2"});
    BufferedImage rows = ImageIO.read(out.resolve("step-000002.png").toFile());
    assertEquals(10 * 28 + 9 * 2, rows.getWidth());
    assertEquals(10 * 28 + 9 * 2, rows.getHeight());
    assertEquals(8 * 28 + 7 * 2, ImageIO.read(out.resolve("sevens.png").toFile()).getWidth());
  }

  @Test
  void deeplearning4jIterator() throws IOException {
    Path unzipped = Files.createDirectories(out.resolve("unzipped"));
    for (String name : new String[] {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"}) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(data("mnist").resolve(name + ".gz")))) {
        Files.copy(in, unzipped.resolve(name));
      }
    }
    IteratorMlpGan.main(new String[] {unzipped.toString(), out.toString(), "2"});
    assertEquals(8 * 28 + 7 * 2, ImageIO.read(out.resolve("digits.png").toFile()).getWidth());
  }

  /** One epoch on two batches of a file. */
  @Test
  void cifar10() throws IOException {
    Path some = Files.createDirectories(out.resolve("cifar"));
    byte[] whole = Files.readAllBytes(data("cifar-10-batches-bin").resolve("data_batch_1.bin"));
    Files.write(some.resolve("data_batch_1.bin"), Arrays.copyOf(whole, 2 * 64 * RECORD));
    Cifar10Hinge.main(new String[] {some.toString(), out.toString(), "1"});
    assertEquals(8 * 32 + 7 * 2, ImageIO.read(out.resolve("images.png").toFile()).getWidth());
  }

  @Test
  void flowers() throws IOException {
    FlowerCycleGan.main(new String[] {data("daisy2sunflower").toString(), out.toString(), "1"});
    assertEquals(8 * 128 + 7 * 2, ImageIO.read(out.resolve("flowers.png").toFile()).getWidth());
  }

  @Test
  void greyPairs() throws IOException {
    Path photographs = Files.createDirectories(out.resolve("photographs"));
    for (int i = 0; i < 21; i++) {
      BufferedImage photograph = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
      photograph.setRGB(1, 0, 0xff8000 + i);
      ImageIO.write(photograph, "png", photographs.resolve(i + 10 + ".png").toFile());
    }
    Path pairs = out.resolve("pairs");
    GreyPairs.main(new String[] {photographs.toString(), pairs.toString()});
    assertEquals(0xffff8001, pixel(pairs.resolve("trainB/00001.png")));
    assertEquals(0xffff8014, pixel(pairs.resolve("testB/00020.png")));
    int grey = pixel(pairs.resolve("testA/00000.png")) & 0xff;
    assertEquals(0xff000000 + 0x010101 * grey, pixel(pairs.resolve("testA/00000.png")));
    // Darker than the red part, lighter than the blue one.
    assertTrue(grey > 0x80 && grey < 0xff, "grey " + grey);
    try (Stream<Path> train = Files.list(pairs.resolve("trainA"))) {
      assertEquals(19, train.count());
    }
  }

  private static int pixel(Path file) throws IOException {
    return ImageIO.read(file.toFile()).getRGB(1, 0);
  }

  /** Every stage within a few steps, on some of the photographs. */
  @Test
  void growth() throws IOException {
    Path some = Files.createDirectories(out.resolve("some"));
    try (Stream<Path> found = Files.list(data("flowers-64").resolve("daisy"))) {
      for (Path photograph : found.sorted().limit(16).toList()) {
        Files.copy(photograph, some.resolve(photograph.getFileName()));
      }
    }
    ProGanGrowth.main(new String[] {some.toString(), out.toString(), "0.016"});
    assertEquals(8 * 32 + 7 * 2, ImageIO.read(out.resolve("step-000007.png").toFile()).getWidth());
    assertTrue(Files.exists(out.resolve("generator.safetensors")));
  }

  @Test
  void flowersStylegan2() throws IOException {
    Path flowers = data("flowers-64").resolve("roses");
    FlowersStylegan2.main(new String[] {flowers.toString(), out.toString(), "1"});
    assertEquals(8 * 32 + 7 * 2, ImageIO.read(out.resolve("flowers.png").toFile()).getWidth());
    assertEquals(7 * 32 + 6 * 2, ImageIO.read(out.resolve("mixed.png").toFile()).getWidth());
  }

  private static Path data(String name) {
    String folder = System.getProperty("gan4j.data.dir", "../../shared/data");
    Path path = Path.of(folder, name);
    assumeTrue(Files.isDirectory(path), path + " is absent; set -Dgan4j.data.dir to run this");
    return path;
  }
}
