package org.gan4j.run;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Draws curves over steps into a picture, without fonts of the system. */
final class LinePlot {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 450;
  private static final int LEFT = 80;
  private static final int RIGHT = 20;
  private static final int TOP = 15;
  private static final int BOTTOM = 70;
  private static final int X_TICKS = 10;
  private static final int Y_TICKS = 8;
  private static final double UNIT = 1.3;
  private static final double GAP = 8;
  private static final double LEGEND_LINE = 24;
  private static final float LINE_WIDTH = 1.5f;
  private static final Color GRID = new Color(0xe0e0e0);
  private static final Color TEXT = new Color(0x333333);
  private static final Color[] COLOURS = {
    new Color(0x1f77b4), new Color(0xd62728), new Color(0x2ca02c), new Color(0x9467bd)
  };

  private final Graphics2D to;
  private final Axis steps;
  private final Axis values;

  private LinePlot(Graphics2D to, Axis steps, Axis values) {
    this.to = to;
    this.steps = steps;
    this.values = values;
  }

  /**
   * Draws curves.
   *
   * @param curves by name; values that aren't finite are left out
   * @return the picture
   */
  static BufferedImage draw(Map<String, LossCurves.Curve> curves) {
    BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = out.createGraphics();
    try {
      to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      to.setStroke(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      to.setColor(Color.WHITE);
      to.fillRect(0, 0, WIDTH, HEIGHT);
      Axis steps = axis(curves, LossCurves.Curve::steps, X_TICKS);
      Axis values = axis(curves, LossCurves.Curve::values, Y_TICKS);
      LinePlot plot = new LinePlot(to, steps, values);
      plot.grid();
      plot.curves(curves);
    } finally {
      to.dispose();
    }
    return out;
  }

  private static Axis axis(Map<String, LossCurves.Curve> curves, CurvePart part, int ticks) {
    double least = numbers(curves, part).min().orElse(0);
    double most = numbers(curves, part).max().orElse(1);
    return Axis.of(least, most, ticks);
  }

  /** The steps or the values. */
  private interface CurvePart {
    List<Double> of(LossCurves.Curve curve);
  }

  private static DoubleStream numbers(Map<String, LossCurves.Curve> curves, CurvePart part) {
    return curves.values().stream()
        .flatMap(curve -> part.of(curve).stream())
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite);
  }

  private double x(double step) {
    return LEFT + steps.place(step) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - values.place(value) * (HEIGHT - TOP - BOTTOM);
  }

  private void grid() {
    for (double tick : steps.ticks()) {
      line(GRID, x(tick), y(values.least()), x(tick), y(values.most()));
      String label = Axis.label(tick);
      text(label, x(tick) - StrokeText.width(label, UNIT) / 2, HEIGHT - BOTTOM + 2.5 * GAP);
    }
    for (double tick : values.ticks()) {
      line(GRID, x(steps.least()), y(tick), x(steps.most()), y(tick));
      String label = Axis.label(tick);
      text(label, LEFT - GAP - StrokeText.width(label, UNIT), y(tick) + 3 * UNIT);
    }
  }

  private void curves(Map<String, LossCurves.Curve> curves) {
    double legend = LEFT;
    int number = 0;
    for (Map.Entry<String, LossCurves.Curve> named : curves.entrySet()) {
      Color colour = COLOURS[number++ % COLOURS.length];
      to.setColor(colour);
      to.draw(path(named.getValue()));
      double base = HEIGHT - 2 * GAP;
      double middle = Math.rint(base - 3 * UNIT) + 0.5;
      line(colour, legend, middle, legend + LEGEND_LINE, middle);
      text(named.getKey(), legend + LEGEND_LINE + GAP, base);
      legend += LEGEND_LINE + StrokeText.width(named.getKey(), UNIT) + 4 * GAP;
    }
    text("step", WIDTH - RIGHT - StrokeText.width("step", UNIT), HEIGHT - 2 * GAP);
  }

  private Path2D path(LossCurves.Curve curve) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < curve.steps().size(); i++) {
      double value = curve.values().get(i);
      if (!Double.isFinite(value)) {
        down = false;
      } else if (down) {
        path.lineTo(x(curve.steps().get(i)), y(value));
      } else {
        path.moveTo(x(curve.steps().get(i)), y(value));
        path.lineTo(x(curve.steps().get(i)), y(value));
        down = true;
      }
    }
    return path;
  }

  private void line(Color colour, double x1, double y1, double x2, double y2) {
    to.setColor(colour);
    to.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void text(String text, double x, double y) {
    to.setColor(TEXT);
    to.draw(StrokeText.outline(text, x, y, UNIT));
  }
}
