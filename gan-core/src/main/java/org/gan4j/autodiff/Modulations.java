package org.gan4j.autodiff;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.ScaleShift;

/**
 * A convolution by style (Karras et al. 2020, "Analyzing and Improving the Image Quality of
 * StyleGAN", figure 2d) in its parts. A weight that is scaled per sample and input channel and
 * normalized per sample and output channel needs no weight of a sample's own: {@link #modulate}
 * scales what goes into one convolution for all samples, and {@link #scaleShift} what comes out, by
 * {@link #demodulation}.
 */
public final class Modulations {

  private Modulations() {}

  /**
   * Features scaled by style: equation 1, of what goes in instead of the weight.
   *
   * @param x {@code [N, H, W, I]}
   * @param style {@code [N, I]}
   * @return as x
   */
  public static Variable modulate(Variable x, Variable style) {
    return x.mul(style.reshape(x.size(0), 1, 1, x.size(3)));
  }

  /**
   * What brings each output channel of each sample to unit variance: equation 3, {@code 1 /
   * sqrt(sum (style * weight)^2 + eps)}.
   *
   * @param style {@code [N, I]}
   * @param weight {@code [kH, kW, I, O]}, or {@code [kH, kW, O, I]} of a transposed convolution
   * @param outputAxis the axis of O, 3 or 2
   * @param eps added to the sum of squares; 1e-8 in the paper's code
   * @return {@code [N, O]}
   */
  public static Variable demodulation(Variable style, Variable weight, int outputAxis, double eps) {
    Variable squares = weight.square().sum(0, 1);
    return Arithmetic.matmul(style.square(), false, squares, outputAxis == 2).add(eps).rsqrt();
  }

  /**
   * A 1x1 convolution with a weight that is modulated but not demodulated: each sample's pixels
   * times its own matrix.
   *
   * @param x {@code [N, H, W, I]}
   * @param style {@code [N, I]}
   * @param weight {@code [I, O]}
   * @return {@code [N, H, W, O]}
   */
  public static Variable modulatedPointwise(Variable x, Variable style, Variable weight) {
    long samples = x.size(0);
    Variable own = style.reshape(samples, x.size(3), 1).mul(weight.reshape(1, x.size(3), -1));
    Variable y = x.reshape(samples, -1, x.size(3)).matmul(own);
    return y.reshape(samples, x.size(1), x.size(2), -1);
  }

  /**
   * {@code activation(x * scale + noise + bias)}: demodulation, per-pixel noise, bias and
   * activation, in one kernel.
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
