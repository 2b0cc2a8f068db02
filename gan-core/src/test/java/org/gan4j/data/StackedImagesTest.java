package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackedImagesTest {

  private final ImageData digits = ImageData.digits(50, 12, 1);

  private static float[] image(ImageData data, int index) {
    float[] out = new float[data.shape().length()];
    data.read(index, out);
    return out;
  }

  /** Image i of one colour alone. */
  private static float[] colour(float[] image, int colour) {
    float[] out = new float[image.length / 3];
    for (int i = 0; i < out.length; i++) {
      out[i] = image[3 * i + colour];
    }
    return out;
  }

  @Test
  void everyColourIsADigitAndTheClassNamesAllThree() {
    ImageData stacked = digits.stacked(200, 7);
    assertEquals(200, stacked.size());
    assertEquals(new ImageShape(12, 12, 3), stacked.shape());
    assertEquals(1000, stacked.classNames().size());
    assertEquals("407", stacked.classNames().get(407));
    for (int index : new int[] {0, 1, 199}) {
      String expected = "";
      for (int c = 0; c < 3; c++) {
        float[] seen = colour(image(stacked, index), c);
        int found =
            IntStream.range(0, digits.size())
                .filter(i -> Arrays.equals(image(digits, i), seen))
                .findFirst()
                .orElseThrow();
        expected += digits.label(found);
      }
      assertEquals(expected, stacked.classNames().get(stacked.label(index)));
    }
    long classes = IntStream.range(0, 200).map(stacked::label).distinct().count();
    assertTrue(classes > 150, classes + " classes");
  }

  @Test
  void aSmallerSetIsTheBeginningOfALargerOneOfTheSameSeed() {
    assertArrayEquals(image(digits.stacked(9, 3), 8), image(digits.stacked(20, 3), 8));
    assertTrue(
        IntStream.range(0, 9)
            .anyMatch(i -> digits.stacked(9, 3).label(i) != digits.stacked(9, 4).label(i)));
  }

  @Test
  void onlyGreyImagesWithLabelsAreStacked() {
    ImageData stacked = digits.stacked(5, 1);
    assertEquals(
        "stacked images: expected grey ones with labels, got 12x12x3",
        assertThrows(IllegalArgumentException.class, () -> stacked.stacked(5, 1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> digits.stacked(0, 1));
  }
}
