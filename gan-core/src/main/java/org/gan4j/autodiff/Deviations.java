package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.Lease;

/**
 * How much the samples of a batch differ. One kernel forward, one backward, and one for the
 * gradient of the backward pass, which in float32 operations would be mere rounding; only a third
 * derivative is made of traced operations.
 */
final class Deviations {

  private Deviations() {}

  /**
   * The standard deviation of every feature within a group of samples, averaged over the features.
   *
   * @param x {@code [N, ...]}; samples i, i + N / group, ... are a group
   * @param group samples a group, a divisor of N
   * @param eps added to the variance
   * @return {@code [N / group]}
   */
  static Variable within(Variable x, int group, double eps) {
    Lease out = Trace.borrow(x, x.size(0) / group);
    Trace.kernels(x).normalizations().groupDeviation(group, eps, x.value(), out.array());
    return Trace.record(
        "group_deviation", out, "x", List.of(x), (y, gy) -> gradient(x, gy, group, eps));
  }

  private static Variable gradient(Variable x, Variable gy, int group, double eps) {
    Lease out = Trace.borrow(x, x.shape());
    Trace.kernels(x)
        .normalizations()
        .groupDeviationGrad(group, eps, x.value(), gy.value(), out.array());
    return Trace.record(
        "group_deviation_grad",
        out,
        (gx, ggx, wanted) ->
            Trace.recording() ? traced(x, gy, ggx, group, eps) : fused(x, gy, ggx, group, eps),
        x,
        gy);
  }

  private static Variable[] fused(Variable x, Variable gy, Variable ggx, int group, double eps) {
    Variable gx = Trace.constant(Trace.borrow(x, x.shape()));
    Variable ggy = Trace.constant(Trace.borrow(x, gy.shape()));
    Trace.kernels(x)
        .normalizations()
        .groupDeviationGradGrad(
            group, eps, x.value(), gy.value(), ggx.value(), gx.value(), ggy.value());
    return new Variable[] {gx, ggy};
  }

  /**
   * The formulas of {@link org.gan4j.kernel.NormalizationKernels#groupDeviationGradGrad} in
   * operations.
   */
  private static Variable[] traced(Variable x, Variable gy, Variable ggx, int group, double eps) {
    long groups = x.size(0) / group;
    Variable samples = x.reshape(group, groups, -1);
    Variable numbers = ggx.reshape(group, groups, -1);
    double share = 1.0 / (x.length() / groups);
    Variable centred = samples.sub(Reductions.mean(samples, true, 0));
    Variable scale = Reductions.mean(centred.square(), true, 0).add(eps).rsqrt();
    Variable hat = centred.mul(scale);
    Variable products = hat.mul(numbers);
    Variable inner =
        numbers
            .sub(Reductions.mean(numbers, true, 0))
            .sub(hat.mul(Reductions.mean(products, true, 0)));
    Variable gx = inner.mul(scale).mul(gy.reshape(1, groups, 1)).mul(share).reshape(x.shape());
    return new Variable[] {gx, products.sum(0, 2).mul(share)};
  }
}
