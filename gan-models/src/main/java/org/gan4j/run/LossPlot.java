package org.gan4j.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.io.Images;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;

/** Draws a run's losses over its steps into a PNG file: now and then, and when the run is over. */
final class LossPlot implements TrainListener {

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
   * Adds a step's figures, as {@link #stepped} does, without drawing.
   *
   * @param step the step
   * @param figures by name
   */
  void add(long step, Map<String, Double> figures) {
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
    Images.writePng(LinePlot.draw(curves.curves()), path);
  }
}
