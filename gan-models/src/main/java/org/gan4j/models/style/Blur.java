package org.gan4j.models.style;

import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.UpFirDown;

/** The low-pass filters of both papers: they keep the brightness. */
public final class Blur {

  /** StyleGAN2's filter, of each axis. */
  public static final List<Double> FOUR_TAPS = List.of(1.0, 3.0, 3.0, 1.0);

  /** StyleGAN's filter, of each axis. */
  public static final List<Double> THREE_TAPS = List.of(1.0, 2.0, 1.0);

  private Blur() {}

  /**
   * Filters images.
   *
   * @param x {@code [N, H, W, C]}
   * @param taps the filter
   * @param gain the sum of the filter's outer product
   * @param up how many times as large the image becomes before
   * @param down how many times smaller afterwards
   * @param before padding above and left
   * @param after padding below and right
   * @return {@code [N, H', W', C]}
   */
  public static Variable apply(
      Variable x, List<Double> taps, double gain, int up, int down, int before, int after) {
    UpFirDown filter = UpFirDown.of(taps, gain, up, down, before);
    return Resampling.upfirdn2d(
        x, filter, filter.out(x.size(1), after), filter.out(x.size(2), after));
  }
}
