package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs that fit into the heap one by one but not all together. */
class LargePhotographsTest {

  private static final int COUNT = 6;

  @TempDir Path folder;

  /** What the other process runs. */
  static final class Reading {

    private Reading() {}

    public static void main(String[] args) {
      System.out.println(ImageData.folder(Path.of(args[0]), 8, 3));
    }
  }

  @Test
  void waitForEachOther() throws IOException, InterruptedException {
    Path photographs = Files.createDirectory(folder.resolve("photographs"));
    BufferedImage image = new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR); // 36 MB
    for (int i = 0; i < COUNT; i++) {
      ImageIO.write(image, "jpg", photographs.resolve(i + ".jpg").toFile());
    }
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=8",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                photographs.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals("6 images 8x8x3, no labels", text.strip());
    assertEquals(true, ended);
    assertEquals(0, process.exitValue());
  }
}
