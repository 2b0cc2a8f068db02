package org.gan4j.autodiff;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ScaleShift;

/** What StyleGAN2 does to a convolution's result, in one operation. */
public final class Modulations {

  private Modulations() {}

  /**
   * {@code activation(x * scale + noise + bias)}: demodulation, per-pixel noise, bias and
   * activation (Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN", figure
   * 2d).
   *
   * @param x {@code [N, H, W, C]}
   * @param scale {@code [N, C]}
   * @param noise {@code [N, H, W, 1]}, or {@code [1, H, W, 1]} for the same in every sample
   * @param bias {@code [C]}
   * @param activation applied last
   * @return as x
   */
  public static Variable scaleShift(
      Variable x, Variable scale, Variable noise, Variable bias, Activation activation) {
    Trace.check(
        x.rank() == 4
            && scale.rank() == 2
            && scale.size(0) == x.size(0)
            && scale.size(1) == x.size(3),
        "scaleShift: expected [N, H, W, C] and a scale [N, C], got %s and %s",
        x.shape(),
        scale.shape());
    Trace.check(
        noise.rank() == 4
            && (noise.size(0) == 1 || noise.size(0) == x.size(0))
            && noise.size(1) == x.size(1)
            && noise.size(2) == x.size(2)
            && noise.size(3) == 1,
        "scaleShift: expected noise [N, H, W, 1] or [1, H, W, 1] for %s, got %s",
        x.shape(),
        noise.shape());
    Trace.check(
        bias.rank() == 1 && bias.size(0) == x.size(3),
        "scaleShift: expected a bias [%s], got %s",
        x.size(3),
        bias.shape());
    Variable perSample = scale.reshape(x.size(0), 1, 1, x.size(3));
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x)
        .elementWise()
        .scaleShift(
            x.value(),
            new ScaleShift(perSample.value(), noise.value(), bias.value(), activation),
            out.array());
    return Trace.record(
        "scale_shift",
        out,
        (y, gy, wanted) -> {
          Variable g = Activations.activateGrad(activation, y, gy);
          return new Variable[] {
            wanted[0] ? g.mul(perSample) : null,
            wanted[1] ? Reductions.sumProductTo(g, x, perSample.shape()) : null,
            wanted[2] ? Reductions.sumTo(g, noise.shape()) : null,
            wanted[3] ? Reductions.sumTo(g, bias.shape()) : null
          };
        },
        x,
        perSample,
        noise,
        bias);
  }
}
