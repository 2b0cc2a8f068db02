package org.gan4j.run;

import java.awt.Color;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.io.Images;
import org.gan4j.io.JsonLines;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a run's losses over its steps into a PNG file: now and then, and when the run is over. */
final class LossPlot implements TrainListener {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 450;
  private static final Color[] COLOURS = {
    new Color(0x1f77b4), new Color(0xd62728), new Color(0x2ca02c), new Color(0x9467bd)
  };
  private static final float LINE_WIDTH = 1.3f;

  private final Path path;
  private final long interval;
  private final Set<String> drawn;
  private final LossCurves curves = new LossCurves();

  /**
   * A plot.
   *
   * @param path the file
   * @param interval it is drawn again every so many steps
   * @param drawn the names of the figures to draw
   */
  LossPlot(Path path, long interval, Set<String> drawn) {
    this.path = path;
    this.interval = interval;
    this.drawn = drawn;
  }

  /**
   * Draws the steps of a run's beginning too.
   *
   * @param log what was written of them
   * @param steps how many of them count
   */
  void recall(Path log, long steps) {
    for (Map<String, Object> line : JsonLines.read(log)) {
      long step = ((Number) line.get("step")).longValue();
      if (step <= steps) {
        Map<String, Double> figures = new LinkedHashMap<>();
        line.forEach(
            (name, value) -> {
              if (value instanceof Double figure) {
                figures.put(name, figure);
              }
            });
        add(step, figures);
      }
    }
  }

  private void add(long step, Map<String, Double> figures) {
    Map<String, Double> losses = new LinkedHashMap<>(figures);
    losses.keySet().retainAll(drawn);
    curves.add(step, losses);
  }

  @Override
  public void stepped(StepReport report) {
    add(report.step(), report.losses());
    if (report.step() % interval == 0) {
      draw();
    }
  }

  @Override
  public void close() {
    draw();
  }

  @Override
  public String name() {
    return "the plot of losses";
  }

  private void draw() {
    if (curves.curves().isEmpty()) {
      return;
    }
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle("step").build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setSeriesColors(COLOURS);
    chart.getStyler().setPlotBorderVisible(false);
    curves
        .curves()
        .forEach(
            (name, curve) ->
                chart
                    .addSeries(name, curve.steps(), curve.values())
                    .setMarker(SeriesMarkers.NONE)
                    .setLineWidth(LINE_WIDTH));
    Images.writePng(BitmapEncoder.getBufferedImage(chart), path);
  }
}
