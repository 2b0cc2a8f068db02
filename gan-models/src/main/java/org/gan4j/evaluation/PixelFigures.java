package org.gan4j.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.metrics.SlicedWasserstein;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Figures of pixels. */
final class PixelFigures {

  private static final int MOST = 2048;

  private PixelFigures() {}

  static List<Figure> sliced(Comparison c) {
    int count = (int) Math.min(MOST, Math.min(c.real().count(), c.fake().count()));
    INDArray real = c.real().images().orElseThrow().first(count);
    INDArray fake = c.fake().images().orElseThrow().first(count);
    SlicedWasserstein distance =
        SlicedWasserstein.measure(real, fake, SlicedWasserstein.PAPER_PATCHES, c.seed());
    String method =
        "first " + count + " of either set, " + SlicedWasserstein.PAPER_PATCHES + " patches each";
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(c, "swd", "SWD x 1000", distance.average(), method));
    for (SlicedWasserstein.Level level : distance.levels()) {
      figures.add(figure(c, "swd_" + level, "SWD x 1000 at " + level, level.distance(), method));
    }
    return figures;
  }

  private static Figure figure(
      Comparison c, String name, String title, double value, String method) {
    return c.ofImages(Metric.SWD, name, title, value, null, method);
  }
}
