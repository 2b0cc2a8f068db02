package org.gan4j.models.style;

import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.UpFirDown;

/** The low-pass filters of both papers, where they stand: they keep the brightness. */
public final class Blur {

  private static final List<Double> THREE_TAPS = List.of(1.0, 2.0, 1.0);
  private static final List<Double> FOUR_TAPS = List.of(1.0, 3.0, 3.0, 1.0);

  /** StyleGAN's, which keeps the size. */
  public static final Blur KEEPING = new Blur(UpFirDown.of(THREE_TAPS, 1, 1, 1, 1), 1);

  /** StyleGAN2's, to twice the size. */
  public static final Blur DOUBLING = new Blur(UpFirDown.of(FOUR_TAPS, 4, 2, 1, 2), 1);

  /** StyleGAN2's, to half the size. */
  public static final Blur HALVING = new Blur(UpFirDown.of(FOUR_TAPS, 1, 1, 2, 1), 1);

  /** StyleGAN2's after a transposed 3x3 convolution of stride 2: from 2 H + 1 rows to 2 H. */
  public static final Blur AFTER_DOUBLING = new Blur(UpFirDown.of(FOUR_TAPS, 4, 1, 1, 1), 1);

  /** StyleGAN2's before a 3x3 convolution of stride 2: from H rows to H + 1. */
  public static final Blur BEFORE_HALVING = new Blur(UpFirDown.of(FOUR_TAPS, 1, 1, 1, 2), 2);

  /** The filter, with the padding above and left. */
  private final UpFirDown filter;

  /** The padding below and right. */
  private final int after;

  private Blur(UpFirDown filter, int after) {
    this.filter = filter;
    this.after = after;
  }

  /**
   * Filters images.
   *
   * @param x {@code [N, H, W, C]}
   * @return {@code [N, H', W', C]}
   */
  public Variable apply(Variable x) {
    return Resampling.upfirdn2d(x, filter, after);
  }
}
