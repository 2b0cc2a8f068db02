package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;

/** The arrays are those that sliced_wasserstein.py, in this package's test resources, prints. */
class LaplacianPyramidTest {

  @Test
  void halvesAsSciPyDoes() {
    float[] squares = new float[16];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = i * i;
    }
    ImageStack half = LaplacianPyramid.half(new ImageStack(squares, 1, 4, 4, 1));
    assertArrayEquals(new float[] {5504, 8064, 20544, 25696}, times(256, half));
  }

  @Test
  void doublesAsSciPyDoes() {
    float[] squares = {0, 1, 16, 25};
    ImageStack twice = LaplacianPyramid.twice(new ImageStack(squares, 1, 2, 2, 1));
    assertArrayEquals(
        new float[] {
          304, 352, 424, 448, 592, 672, 792, 832, 1024, 1152, 1344, 1408, 1168, 1312, 1528, 1600
        },
        times(64, twice));
  }

  private static float[] times(int factor, ImageStack images) {
    float[] out = images.values().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= factor;
    }
    return out;
  }

  @Test
  void theLevelsAddUpToTheImages() {
    float[] values = new float[3 * 64 * 64 * 2];
    new RandomStream(1).fillUniform(values, values.length, -1, 1);
    List<ImageStack> levels = LaplacianPyramid.of(new ImageStack(values, 3, 64, 64, 2), 16);
    assertEquals(List.of(64, 32, 16), levels.stream().map(ImageStack::height).toList());
    float[] sum = levels.get(2).values();
    for (int level = 1; level >= 0; level--) {
      ImageStack detail = levels.get(level);
      ImageStack coarse =
          new ImageStack(sum, 3, detail.height() / 2, detail.width() / 2, detail.channels());
      sum = LaplacianPyramid.twice(coarse).values();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += detail.values()[i];
      }
    }
    assertArrayEquals(values, sum, 1e-6f);
  }
}
