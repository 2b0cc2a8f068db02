package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.gan4j.io.HostArrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageDataTest {

  /** Three labelled 2x3 colour images; every value says where it stands. */
  private static final class Own implements ImageSource {
    @Override
    public int size() {
      return 3;
    }

    @Override
    public ImageShape shape() {
      return new ImageShape(2, 3, 3);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      for (int i = 0; i < 18; i++) {
        out[offset + i] = (18 * index + i) / 54f;
      }
    }

    @Override
    public List<String> classNames() {
      return List.of("odd", "even");
    }

    @Override
    public int label(int index) {
      return (index + 1) % 2;
    }
  }

  @Test
  void aSourceOfOnesOwnIsASetLikeAnyOther() {
    ImageData data = ImageData.of(new Own());
    assertEquals("3 images 2x3x3, 2 classes", data.toString());
    assertEquals(1, data.label(2));
    INDArray out = Nd4j.zeros(DataType.FLOAT, 2, 2, 3, 3);
    data.read(new int[] {2, 0}, out);
    float[] values = HostArrays.floats(out);
    assertEquals(36 / 54f, values[0]);
    assertEquals(17 / 54f, values[35]);
    assertThrows(IndexOutOfBoundsException.class, () -> data.read(new int[] {3}, new float[18]));
    assertThrows(IndexOutOfBoundsException.class, () -> data.label(-1));
    Exception e = assertThrows(IllegalArgumentException.class, () -> data.read(new int[] {0}, out));
    assertEquals("out: expected [1, 2, 3, 3], got [2, 2, 3, 3]", e.getMessage());
  }

  @Test
  void paddingPutsTheImageInTheMiddleOfBlack() {
    ImageData padded = ImageData.of(new Own()).padded(5, 4);
    assertEquals(new ImageShape(5, 4, 3), padded.shape());
    assertEquals(List.of("odd", "even"), padded.classNames());
    assertEquals(0, padded.label(1));
    float[] out = new float[2 * 60];
    padded.read(new int[] {0, 1}, out);
    float[] expected = new float[60];
    Arrays.fill(expected, -1);
    for (int i = 0; i < 9; i++) {
      expected[12 + i] = (18 + i) / 54f;
      expected[24 + i] = (18 + 9 + i) / 54f;
    }
    assertArrayEquals(expected, Arrays.copyOfRange(out, 60, 120));
    assertThrows(IllegalArgumentException.class, () -> padded.padded(4, 4));
  }

  @Test
  void resizingKeepsLabelsAndCloseToTheImage() {
    ImageData digits = ImageData.digits(20, 32, 1);
    ImageData small = digits.resizedTo(16, 16);
    assertEquals(new ImageShape(16, 16, 1), small.shape());
    assertEquals(digits.classNames(), small.classNames());
    assertSame(digits, digits.resizedTo(32, 32));
    float[] large = new float[32 * 32];
    float[] reduced = new float[16 * 16];
    for (int i = 0; i < 20; i++) {
      assertEquals(digits.label(i), small.label(i));
      digits.read(new int[] {i}, large);
      small.read(new int[] {i}, reduced);
      float[] expected = BicubicResize.resize(large, digits.shape(), 16, 16);
      for (int p = 0; p < expected.length; p++) {
        float clipped = Math.max(-1, Math.min(1, expected[p]));
        assertEquals(clipped, reduced[p], 0.5 / 127.5 + 1e-6);
      }
    }
  }
}
