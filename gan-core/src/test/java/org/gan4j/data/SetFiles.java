package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.gan4j.io.Images;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.function.Executable;

/** The sets that {@code scripts/image_sets.py} made, and what is in them. */
final class SetFiles {

  private SetFiles() {}

  /** One of the files. */
  static Path of(String name) {
    return Path.of("src/test/resources/org/gan4j/data/sets").resolve(name);
  }

  /** The value of image i at a place, 0 to 255. */
  static int level(int i, int y, int x, int channel) {
    return (50 * i + 7 * y + 3 * x + 80 * channel) % 256;
  }

  /** Holds every pixel of a set against the formula. */
  static void assertPixels(ImageData data) {
    ImageShape shape = data.shape();
    float[] image = new float[shape.length()];
    for (int i = 0; i < data.size(); i++) {
      data.read(new int[] {i}, image);
      int at = 0;
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          for (int c = 0; c < shape.channels(); c++) {
            int expected = level(i, y, x, c);
            assertEquals(expected, Images.toByte(image[at++]), i + ": " + y + ", " + x + ", " + c);
          }
        }
      }
    }
  }

  /** The labels of a set. */
  static int[] labels(ImageData data) {
    return java.util.stream.IntStream.range(0, data.size()).map(data::label).toArray();
  }

  /** What a refused input is told. */
  static String complaint(Executable work) {
    return assertThrows(InputException.class, work).getMessage();
  }
}
