package org.gan4j.data;

import java.util.List;

/**
 * How a digit is written: pen strokes through the unit square, x to the right and y down.
 *
 * @param strokes each one line without lifting the pen
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Glyph(List<Stroke> strokes) {

  /**
   * One line of the pen: straight from point to point, or, if curved, cubic Bezier pieces of three
   * more points each.
   *
   * @param curved whether the points are those of curves
   * @param points x, y, x, y, ...
   */
  record Stroke(boolean curved, double... points) {}

  /** The ways to write 0 to 9; one is picked at random for each image. */
  static final List<List<Glyph>> DIGITS =
      List.of(
          List.of(glyph(ellipse(0.5, 0.5, 0.32, 0.48))),
          List.of(
              glyph(line(0.5, 0.02, 0.5, 0.98)), glyph(line(0.3, 0.24, 0.54, 0.03, 0.54, 0.98))),
          List.of(
              glyph(
                  curve(
                      0.2, 0.26, 0.24, -0.06, 0.8, -0.08, 0.78, 0.27, 0.76, 0.52, 0.4, 0.72, 0.18,
                      0.97),
                  line(0.18, 0.97, 0.84, 0.97)),
              glyph(
                  curve(
                      0.18, 0.2, 0.34, -0.06, 0.8, -0.04, 0.74, 0.32, 0.68, 0.62, 0.4, 1.02, 0.22,
                      0.96, 0.08, 0.88, 0.3, 0.72, 0.5, 0.86, 0.62, 0.96, 0.72, 1.0, 0.86, 0.9))),
          List.of(
              glyph(
                  curve(
                      0.2, 0.14, 0.36, -0.06, 0.8, -0.02, 0.76, 0.25, 0.74, 0.42, 0.56, 0.46, 0.42,
                      0.46),
                  curve(
                      0.42, 0.46, 0.62, 0.46, 0.84, 0.54, 0.8, 0.76, 0.76, 1.04, 0.32, 1.04, 0.16,
                      0.84))),
          List.of(
              glyph(line(0.66, 0.98, 0.66, 0.03, 0.16, 0.66, 0.88, 0.66)),
              glyph(
                  line(0.26, 0.05, 0.2, 0.52, 0.8, 0.52), line(0.74, 0.05, 0.72, 0.5, 0.66, 0.98))),
          List.of(
              glyph(
                  line(0.8, 0.04, 0.3, 0.04, 0.25, 0.44),
                  curve(
                      0.25, 0.44, 0.44, 0.32, 0.84, 0.36, 0.8, 0.7, 0.76, 1.04, 0.32, 1.02, 0.17,
                      0.86))),
          List.of(
              glyph(
                  curve(
                      0.7, 0.03, 0.42, 0.12, 0.2, 0.4, 0.2, 0.7, 0.22, 1.06, 0.8, 1.06, 0.8, 0.7,
                      0.78, 0.38, 0.3, 0.42, 0.2, 0.7))),
          List.of(
              glyph(line(0.18, 0.05, 0.82, 0.05, 0.42, 0.98)),
              glyph(line(0.18, 0.05, 0.82, 0.05, 0.42, 0.98), line(0.36, 0.5, 0.78, 0.5))),
          List.of(
              glyph(ellipse(0.5, 0.26, 0.24, 0.23), ellipse(0.5, 0.73, 0.3, 0.25)),
              glyph(
                  curve(
                      0.76, 0.1, 0.5, -0.1, 0.16, 0.12, 0.32, 0.36, 0.44, 0.52, 0.78, 0.56, 0.78,
                      0.78, 0.76, 1.04, 0.24, 1.04, 0.22, 0.78, 0.24, 0.54, 0.72, 0.42, 0.76,
                      0.1))),
          List.of(
              glyph(
                  ellipse(0.5, 0.28, 0.28, 0.26),
                  curve(0.78, 0.28, 0.8, 0.58, 0.74, 0.84, 0.6, 0.98)),
              glyph(ellipse(0.48, 0.28, 0.28, 0.26), line(0.76, 0.2, 0.72, 0.98))));

  private static final double CIRCLE = 0.5522847498;

  private static Glyph glyph(Stroke... strokes) {
    return new Glyph(List.of(strokes));
  }

  private static Stroke line(double... points) {
    return new Stroke(false, points);
  }

  private static Stroke curve(double... points) {
    return new Stroke(true, points);
  }

  /** A closed ellipse from its top, as four Bezier pieces. */
  private static Stroke ellipse(double x, double y, double rx, double ry) {
    double kx = CIRCLE * rx;
    double ky = CIRCLE * ry;
    return curve(
        x, y - ry, //
        x - kx, y - ry, x - rx, y - ky, x - rx, y, //
        x - rx, y + ky, x - kx, y + ry, x, y + ry, //
        x + kx, y + ry, x + rx, y + ky, x + rx, y, //
        x + rx, y - ky, x + kx, y - ry, x, y - ry);
  }
}
