package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be made of a short run on the built-in digits. */
class SampleTest {

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    SmallRun.train(run, "--seed", 3);
  }

  @Test
  void samplesAsNumbers() throws IOException {
    Path out = folder.resolve("npy");
    Run result = Run.of("sample", run, "--count", 70, "--seed", 5, "--format", "npy", "--out", out);
    assertEquals(0, result.exitCode(), result::toString);
    float[] all = npy(out.resolve("samples.npy"), "(70, 28, 28, 1)");
    assertEquals(70 * 28 * 28, all.length);
    for (float value : all) {
      assertTrue(value >= -1 && value <= 1, "out of range: " + value);
    }
    Path fewer = folder.resolve("fewer");
    Run.of("sample", run, "--count", 64, "--seed", 5, "--format", "npy", "--out", fewer);
    float[] first = npy(fewer.resolve("samples.npy"), "(64, 28, 28, 1)");
    assertArrayEquals(first, Arrays.copyOf(all, first.length));
  }

  private static float[] npy(Path file, String shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = 10 + bytes.getShort(8);
    String text = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
    assertTrue(text.contains("'shape': " + shape), text);
    assertTrue(text.contains("'descr': '<f4'"), text);
    float[] out = new float[(bytes.capacity() - header) / Float.BYTES];
    bytes.position(header).asFloatBuffer().get(out);
    return out;
  }

  @Test
  void anImageASeedIsTheSameInAnyCompanyToFloat32Rounding() throws IOException {
    Path some = folder.resolve("some");
    Path one = folder.resolve("one");
    for (Object[] args :
        new Object[][] {
          {"sample", run, "--seeds", "3-5,9", "--format", "npy", "--out", some},
          {"sample", run, "--seeds", "5", "--format", "npy", "--out", one}
        }) {
      Run result = Run.of(args);
      assertEquals(0, result.exitCode(), result::toString);
    }
    float[] all = npy(some.resolve("samples.npy"), "(4, 28, 28, 1)");
    float[] third = npy(one.resolve("samples.npy"), "(1, 28, 28, 1)");
    assertArrayEquals(Arrays.copyOfRange(all, 2 * 784, 3 * 784), third, 1e-6f);
  }

  @Test
  void samplesAsPictures() throws IOException {
    Path out = folder.resolve("png");
    Run result = Run.of("sample", run, "--count", 66, "--format", "png", "--out", out);
    assertEquals(0, result.exitCode(), result::toString);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(66, files.count());
    }
    BufferedImage one = ImageIO.read(out.resolve("0065.png").toFile());
    assertEquals(28, one.getWidth());
    assertEquals(28, one.getHeight());
  }

  @Test
  void samplesAsAGridBesideTheRun() throws IOException {
    Run result = Run.of("sample", run, "--count", 9);
    assertEquals(0, result.exitCode(), result::toString);
    BufferedImage grid = ImageIO.read(run.resolve("generated/grid.png").toFile());
    assertEquals(3 * 28 * 4 + 2 * 2, grid.getWidth(), "large enough to be seen");
    assertEquals(0, Run.of("sample", run, "--count", 9, "--scale", 1).exitCode());
    BufferedImage unscaled = ImageIO.read(run.resolve("generated-2/grid.png").toFile());
    assertEquals(3 * 28 + 2 * 2, unscaled.getWidth());
    assertTrue(Files.exists(run.resolve("generated-2/grid.png")));
    Run refused = Run.of("sample", run, "--out", run.resolve("generated"));
    assertEquals(2, refused.exitCode());
    assertEquals(1, refused.err().size(), refused::toString);
  }

  @Test
  void aWayIsAStripOrAnAnimation() throws IOException {
    Path strip = folder.resolve("strip");
    Run result =
        Run.of("interpolate", run, "--seeds", "1-3", "--steps", 4, "--scale", 1, "--out", strip);
    assertEquals(0, result.exitCode(), result::toString);
    BufferedImage picture = ImageIO.read(strip.resolve("strip.png").toFile());
    assertEquals(5 * 28 + 4 * 2, picture.getWidth());
    assertEquals(2 * 28 + 2, picture.getHeight());
    Path gif = folder.resolve("gif");
    Run animated =
        Run.of("interpolate", run, "--steps", 4, "--format", "gif", "--scale", 2, "--out", gif);
    assertEquals(0, animated.exitCode(), animated::toString);
    assertEquals(56, ImageIO.read(gif.resolve("way.gif").toFile()).getWidth());
  }

  @Test
  void aClassIsNothingToAModelWithoutThem() {
    Run result = Run.of("sample", run, "--class", "7", "--out", folder.resolve("class"));
    assertEquals(2, result.exitCode(), result::toString);
    assertEquals("gan4j: --class: dcgan isn't conditional; leave it out", result.err().get(0));
    Run way = Run.of("interpolate", run, "--seeds", "4", "--out", folder.resolve("way"));
    assertEquals(2, way.exitCode(), way::toString);
    assertEquals("gan4j: --seeds: expected two or more, got 4", way.err().get(0));
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    String config = Files.readString(run.resolve("config.json"));
    Files.copy(run.resolve("weights.safetensors"), mixed.resolve("weights.safetensors"));
    Files.writeString(
        mixed.resolve("config.json"),
        config.replace("\"generatorWidth\" : 4", "\"generatorWidth\" : 8"));
    Run other = Run.of("sample", mixed);
    assertEquals(2, other.exitCode(), other::toString);
    assertEquals(1, other.err().size(), other::toString);
    assertTrue(other.err().get(0).contains("weights.safetensors"), other::toString);
    Files.writeString(
        mixed.resolve("config.json"), config.replace("\"imageSize\" : 28", "\"imageSize\" : 29"));
    Run wrong = Run.of("sample", mixed);
    assertEquals(2, wrong.exitCode(), wrong::toString);
    assertEquals(1, wrong.err().size(), wrong::toString);
    assertTrue(wrong.err().get(0).contains("multiples of 4"), wrong::toString);
  }
}
