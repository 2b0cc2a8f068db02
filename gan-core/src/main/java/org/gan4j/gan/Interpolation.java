package org.gan4j.gan;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Ways from one latent vector to another. */
public enum Interpolation {
  /** Straight: {@code (1 - t) a + t b}. Right for the intermediate latents of style generators. */
  LINEAR {
    @Override
    double[] weights(double[] a, double[] b, double t) {
      return new double[] {1 - t, t};
    }
  },
  /**
   * Along the great circle (Shoemake 1985; White 2016, "Sampling Generative Networks", section
   * 2.1): {@code (sin((1 - t) w) a + sin(t w) b) / sin w} with the angle w between them, so that
   * vectors on the way are as long as normal ones are.
   */
  SPHERICAL {
    @Override
    double[] weights(double[] a, double[] b, double t) {
      double cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
      double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
      double sine = Math.sin(angle);
      // Of zeros the angle is no number.
      return !(sine >= PARALLEL)
          ? LINEAR.weights(a, b, t)
          : new double[] {Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine};
    }
  };

  private static final double PARALLEL = 1e-6;

  abstract double[] weights(double[] a, double[] b, double t);

  /**
   * A point on the way.
   *
   * @param a {@code [Z]}, where t is 0; not modified
   * @param b {@code [Z]}, where t is 1; not modified
   * @param t in [0, 1]
   * @return {@code [Z]}
   */
  public double[] between(double[] a, double[] b, double t) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "latents: expected the same length, got " + a.length + " and " + b.length);
    }
    double[] weights = weights(a, b, t);
    double[] point = new double[a.length];
    Arrays.setAll(point, i -> weights[0] * a[i] + weights[1] * b[i]);
    return point;
  }

  /**
   * A way through several latent vectors.
   *
   * @param stops {@code [K, Z]}, K at least 2; not modified
   * @param steps steps from one stop to the next, at least 1
   * @param loop whether to go back to the first stop, whose picture then isn't repeated at the end
   * @return {@code [(K - 1) steps + 1, Z]}, or {@code [K steps, Z]} of a loop
   */
  public INDArray path(INDArray stops, int steps, boolean loop) {
    if (stops.rank() != 2 || stops.size(0) < 2 || steps < 1) {
      throw new IllegalArgumentException(
          "path: expected [K, Z] with two stops or more and at least one step, got "
              + Arrays.toString(stops.shape())
              + " and "
              + steps);
    }
    double[][] points = stops.castTo(DataType.DOUBLE).toDoubleMatrix();
    int legs = loop ? points.length : points.length - 1;
    double[][] way = new double[legs * steps + (loop ? 0 : 1)][];
    Arrays.setAll(
        way,
        i -> {
          double[] from = points[i / steps % points.length];
          double[] to = points[(i / steps + 1) % points.length];
          return i % steps == 0 ? from : between(from, to, (double) (i % steps) / steps);
        });
    return Nd4j.createFromArray(way).castTo(DataType.FLOAT);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The way's name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
