package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void sameSeedSameBytesAndASmallerSetIsAPrefix() {
    float[] first = read(ImageData.digits(50, 28, 7), 50);
    assertArrayEquals(first, read(ImageData.digits(50, 28, 7), 50));
    assertArrayEquals(first, read(ImageData.digits(200, 28, 7), 50));
    assertFalse(Arrays.equals(first, read(ImageData.digits(50, 28, 8), 50)));
  }

  @Test
  void isAGreySetOfTenClassesInTurn() {
    ImageData digits = ImageData.digits(25, 32, 1);
    assertEquals(new ImageShape(32, 32, 1), digits.shape());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
    for (int i = 0; i < 25; i++) {
      assertEquals(i % 10, digits.label(i));
    }
  }

  /** White ink on black that stays clear of the border: neither blank nor cut off. */
  @Test
  void everyDigitIsWholeAndVisible() {
    for (int resolution : new int[] {16, 28, 64}) {
      int count = 500;
      float[] values = read(ImageData.digits(count, resolution, 3), count);
      for (int i = 0; i < count; i++) {
        double ink = 0;
        for (int pixel = 0; pixel < resolution * resolution; pixel++) {
          float value = values[i * resolution * resolution + pixel];
          int row = pixel / resolution;
          int column = pixel % resolution;
          boolean border =
              row == 0 || column == 0 || row == resolution - 1 || column == resolution - 1;
          assertTrue(value == -1 || !border, "image " + i + " touches the border");
          ink += (value + 1) / 2 / (resolution * resolution);
        }
        assertTrue(ink > 0.03 && ink < 0.3, "image " + i + " has " + ink + " ink");
      }
    }
  }

  /** Nearest neighbours in one drawn set name most digits of another: classes can be told apart. */
  @Test
  void classesCanBeToldApart() {
    int count = 2000;
    float[] known = read(ImageData.digits(count, 28, 1), count);
    float[] asked = read(ImageData.digits(200, 28, 2), 200);
    int right = 0;
    for (int i = 0; i < 200; i++) {
      right += nearest(known, asked, i) % 10 == i % 10 ? 1 : 0;
    }
    assertTrue(right >= 185, "only " + right + " of 200");
  }

  @Test
  void refusesSetsThatCantBe() {
    assertThrows(IllegalArgumentException.class, () -> ImageData.digits(0, 28, 1));
    assertThrows(IllegalArgumentException.class, () -> ImageData.digits(10, 7, 1));
  }

  private static int nearest(float[] known, float[] asked, int index) {
    int length = 28 * 28;
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int k = 0; k < known.length / length; k++) {
      double distance = 0;
      for (int p = 0; p < length && distance < least; p++) {
        double difference = known[k * length + p] - asked[index * length + p];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  private static float[] read(ImageData data, int count) {
    float[] out = new float[count * data.shape().length()];
    data.read(IntStream.range(0, count).toArray(), out);
    return out;
  }
}
