package org.gan4j.models.r3gan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.UpFirDown;
import org.gan4j.nn.Layer;

/** Twice or half the rows and columns, through a low-pass filter that keeps the brightness. */
final class Resampler extends Layer {

  private final UpFirDown filter;
  private final int after;

  private Resampler(UpFirDown filter, int after) {
    this.filter = filter;
    this.after = after;
  }

  /** From {@code [N, H, W, C]} to {@code [N, 2 H, 2 W, C]}. */
  static Resampler up(R3ganConfig config) {
    List<Double> taps = taps(config);
    return new Resampler(UpFirDown.of(taps, 4, 2, 1, (taps.size() + 1) / 2), taps.size() / 2 - 1);
  }

  /** From {@code [N, H, W, C]} to {@code [N, H / 2, W / 2, C]}. */
  static Resampler down(R3ganConfig config) {
    List<Double> taps = taps(config);
    return new Resampler(UpFirDown.of(taps, 1, 1, 2, (taps.size() - 1) / 2), taps.size() / 2 - 1);
  }

  /** The filter with a neighbour joined to each pixel: 1, 2, 1 becomes 1, 3, 3, 1. */
  private static List<Double> taps(R3ganConfig config) {
    List<Double> filter = config.filter();
    List<Double> taps = new ArrayList<>(filter);
    taps.add(0.0);
    for (int i = 0; i < filter.size(); i++) {
      taps.set(i + 1, taps.get(i + 1) + filter.get(i));
    }
    return taps;
  }

  @Override
  protected Variable forward(Variable x) {
    return Resampling.upfirdn2d(
        x, filter, filter.out(x.size(1), after), filter.out(x.size(2), after));
  }
}
