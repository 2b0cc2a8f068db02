package org.gan4j.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of all odd kinds, and what Pillow makes of them: {@code src/test/scripts/odd_images.py}
 * wrote both.
 */
class OddImagesTest {

  static final Path FOLDER = Path.of("src/test/resources/org/gan4j/io/image/odd");

  /** A line of {@code pillow.txt}. */
  record Expected(String file, int channels, int width, int height, byte[] pixels) {

    static Expected parse(String line) {
      String[] parts = line.split(" ");
      byte[] deflated = Base64.getDecoder().decode(parts[4]);
      try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
        int channels = List.of("L", "", "RGB", "RGBA").indexOf(parts[1]) + 1;
        return new Expected(
            parts[0],
            channels,
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]),
            in.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return file + " in " + channels;
    }
  }

  static Stream<Expected> expected() throws IOException {
    return Files.readAllLines(FOLDER.resolve("pillow.txt")).stream().map(Expected::parse);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void comeOutAsPillowReadsThem(Expected expected) {
    EncodedImage file = EncodedImage.read(FOLDER.resolve(expected.file()), ImageLimits.DEFAULT);
    DecodedImage image = file.decode();
    assertEquals(expected.width(), image.width());
    assertEquals(expected.height(), image.height());
    int length = expected.width() * expected.channels();
    float[] row = new float[length];
    int worst = 0;
    for (int y = 0; y < expected.height(); y++) {
      image.readRow(0, y, expected.width(), expected.channels(), row);
      for (int i = 0; i < length; i++) {
        int byPillow = expected.pixels()[y * length + i] & 0xff;
        worst = Math.max(worst, Math.abs(byPillow - Math.round(row[i])));
      }
    }
    assertTrue(worst <= 1, "differs by up to " + worst + " grey levels");
  }
}
