package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

class BicubicResizeTest {

  @Test
  void sameSizeIsTheSameImage() {
    float[] image = noise(7 * 5 * 3);
    assertArrayEquals(image, BicubicResize.resize(image, new ImageShape(7, 5, 3), 7, 5), 1e-6f);
  }

  @Test
  void aConstantStaysOneAtAnySize() {
    float[] image = new float[9 * 6];
    Arrays.fill(image, 0.25f);
    for (int size : new int[] {1, 2, 5, 9, 13, 40}) {
      for (float value : BicubicResize.resize(image, new ImageShape(9, 6, 1), size, size + 1)) {
        assertEquals(0.25f, value, 1e-6f);
      }
    }
  }

  /**
   * A ramp keeps its slope away from the edges: cubic convolution reproduces straight lines (up to
   * degree two, Keys 1981), and sampling happens at pixel centres.
   */
  @Test
  void aRampKeepsItsSlope() {
    float[] ramp = new float[32];
    for (int i = 0; i < 32; i++) {
      ramp[i] = i + 0.5f;
    }
    float[] doubled = BicubicResize.resize(ramp, new ImageShape(1, 32, 1), 1, 64);
    for (int i = 8; i < 56; i++) {
      assertEquals((i + 0.5) / 2, doubled[i], 1e-4);
    }
    float[] halved = BicubicResize.resize(ramp, new ImageShape(1, 32, 1), 1, 16);
    for (int i = 2; i < 14; i++) {
      assertEquals((i + 0.5) * 2, halved[i], 1e-4);
    }
  }

  /** The finest pattern there is vanishes in a smaller image; picking pixels would keep it. */
  @Test
  void averagesWhatASmallerImageCantShow() {
    float[] board = new float[64 * 64];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i / 64 + i % 64) % 2 == 0 ? 1 : -1;
    }
    float[] small = BicubicResize.resize(board, new ImageShape(64, 64, 1), 16, 16);
    for (int y = 2; y < 14; y++) {
      for (int x = 2; x < 14; x++) {
        assertEquals(0, small[y * 16 + x], 0.01);
      }
    }
  }

  @Test
  void axesAndChannelsAreNotMixedUp() {
    float[] image = new float[4 * 8 * 3];
    for (int i = 0; i < image.length; i++) {
      int x = i / 3 % 8;
      int y = i / 24;
      image[i] = i % 3 == 0 ? x : i % 3 == 1 ? y : 5;
    }
    float[] out = BicubicResize.resize(image, new ImageShape(4, 8, 3), 2, 4);
    assertEquals(2 * 4 * 3, out.length);
    for (int i = 0; i < 8; i++) {
      assertEquals(5, out[3 * i + 2], 1e-5);
      assertEquals(out[3 * (i % 4)], out[3 * i], 1e-5);
      assertEquals(out[3 * (i / 4 * 4) + 1], out[3 * i + 1], 1e-5);
    }
    assertEquals(2.5, out[3], 0.1);
    assertEquals(0.5, out[1], 0.15);
  }

  private static float[] noise(int length) {
    float[] out = new float[length];
    new RandomStream(1).fillUniform(out, length, -1, 1);
    return out;
  }
}
