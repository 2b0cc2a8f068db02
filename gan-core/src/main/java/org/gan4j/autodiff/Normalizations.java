package org.gan4j.autodiff;

import java.util.List;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Moments;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.NormGradients;
import org.gan4j.kernel.NormSettings;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalizations. Batch and instance norm run as one kernel forward and one backward; when their
 * gradient shall be differentiable itself, the backward pass is written out in traced operations
 * instead.
 */
public final class Normalizations {

  private Normalizations() {}

  /**
   * What a normalization gives.
   *
   * @param y the normalized x, scaled, shifted and activated, in x's shape
   * @param mean the means, constant: {@code [C]} or {@code [N, C]}
   * @param variance the population variances, constant, shaped as the means
   */
  public record Normalized(Variable y, Variable mean, Variable variance) {}

  /**
   * {@code activation(gamma * (x - mean) / sqrt(variance + eps) + beta)} with the statistics of x
   * itself: batch norm (Ioffe and Szegedy 2015, algorithm 1) or instance norm (Ulyanov et al. 2016,
   * equation 7).
   *
   * @param norm over which axes
   * @param x {@code [N, H, W, C]}, or {@code [N, C]} for batch norm
   * @param gamma {@code [C]}, or null for 1
   * @param beta {@code [C]}, or null for 0
   * @param eps added to the variance
   * @param activation applied last
   * @return the result and the statistics
   */
  public static Normalized normalize(
      Norm norm,
      Variable x,
      @Nullable Variable gamma,
      @Nullable Variable beta,
      double eps,
      Activation activation) {
    Trace.check(
        x.rank() == 4 || (norm == Norm.BATCH && x.rank() == 2),
        "normalize: expected [N, H, W, C]%s, got %s",
        norm == Norm.BATCH ? " or [N, C]" : "",
        x.shape());
    long channels = x.size(-1);
    checkVector("gamma", gamma, channels);
    checkVector("beta", beta, channels);
    long[] statistics =
        norm == Norm.BATCH ? new long[] {channels} : new long[] {x.size(0), channels};
    Lease out = Trace.borrow(x, x.shape());
    Variable mean = Trace.constant(Trace.borrow(x, statistics));
    Variable variance = Trace.constant(Trace.borrow(x, statistics));
    NormSettings settings = new NormSettings(norm, eps, activation);
    Trace.kernels(x)
        .normalizations()
        .normalize(
            settings,
            x.value(),
            valueOrNull(gamma),
            valueOrNull(beta),
            out.array(),
            new Moments(mean.value(), variance.value()));
    boolean hasGamma = gamma != null;
    Variable[] inputs =
        java.util.stream.Stream.of(x, gamma, beta)
            .filter(java.util.Objects::nonNull)
            .toArray(Variable[]::new);
    Variable y =
        Trace.record(
            norm.name().toLowerCase(java.util.Locale.ROOT) + "_norm",
            out,
            (result, gy, wanted) -> {
              Variable g = Activations.activateGrad(activation, result, gy);
              boolean wantsGamma = hasGamma && wanted[1];
              boolean wantsBeta = beta != null && wanted[wanted.length - 1];
              @Nullable Variable[] three =
                  Trace.recording()
                      ? tracedGradients(norm, x, gamma, eps, g, wantsGamma, wantsBeta)
                      : fusedGradients(
                          settings, x, gamma, mean, variance, g, wantsGamma, wantsBeta);
              @Nullable Variable[] gradients = new Variable[inputs.length];
              gradients[0] = three[0];
              if (hasGamma) {
                gradients[1] = three[1];
              }
              if (beta != null) {
                gradients[inputs.length - 1] = three[2];
              }
              return gradients;
            },
            inputs);
    return new Normalized(y, mean, variance);
  }

  private static @Nullable Variable[] fusedGradients(
      NormSettings settings,
      Variable x,
      @Nullable Variable gamma,
      Variable mean,
      Variable variance,
      Variable g,
      boolean wantsGamma,
      boolean wantsBeta) {
    Variable gx = Trace.constant(Trace.borrow(x, x.shape()));
    Variable ggamma = wantsGamma ? Trace.constant(Trace.borrow(x, x.size(-1))) : null;
    Variable gbeta = wantsBeta ? Trace.constant(Trace.borrow(x, x.size(-1))) : null;
    Trace.kernels(x)
        .normalizations()
        .normalizeGrad(
            settings,
            x.value(),
            valueOrNull(gamma),
            new Moments(mean.value(), variance.value()),
            g.value(),
            new NormGradients(gx.value(), valueOrNull(ggamma), valueOrNull(gbeta)));
    return new Variable[] {gx, ggamma, gbeta};
  }

  private static @Nullable INDArray valueOrNull(@Nullable Variable variable) {
    return variable == null ? null : variable.value();
  }

  private static @Nullable Variable[] tracedGradients(
      Norm norm,
      Variable x,
      @Nullable Variable gamma,
      double eps,
      Variable g,
      boolean wantsGamma,
      boolean wantsBeta) {
    int[] axes =
        x.rank() == 2 ? new int[] {0} : norm == Norm.BATCH ? new int[] {0, 1, 2} : new int[] {1, 2};
    Variable centred = x.sub(Reductions.mean(x, true, axes));
    Variable scale = Reductions.mean(centred.square(), true, axes).add(eps).rsqrt();
    Variable xhat = centred.mul(scale);
    Variable gxhat = gamma == null ? g : g.mul(gamma);
    Variable gx =
        gxhat
            .sub(Reductions.mean(gxhat, true, axes))
            .sub(xhat.mul(Reductions.mean(gxhat.mul(xhat), true, axes)))
            .mul(scale);
    return new Variable[] {
      gx,
      wantsGamma ? Reductions.sumTo(g.mul(xhat), x.size(-1)) : null,
      wantsBeta ? Reductions.sumTo(g, x.size(-1)) : null
    };
  }

  /**
   * Layer norm over the last axis (Ba et al. 2016, equation 4), without scale and shift.
   *
   * @param x {@code [..., K]}
   * @param eps added to the variance
   * @return mean 0 and variance 1 along the last axis
   */
  public static Variable layerNorm(Variable x, double eps) {
    Variable centred = x.sub(Reductions.mean(x, true, -1));
    return centred.mul(Reductions.mean(centred.square(), true, -1).add(eps).rsqrt());
  }

  /**
   * Pixel norm (Karras et al. 2018, section 4.2): every feature vector scaled to a mean square of
   * one.
   *
   * @param x {@code [..., C]}
   * @param eps added to the mean square; 1e-8 in the paper
   * @return x over the root of its mean square along the last axis
   */
  public static Variable pixelNorm(Variable x, double eps) {
    Lease out = Trace.borrow(x, x.shape());
    Variable meanSquare = Trace.constant(Trace.borrow(x, x.length() / x.size(-1)));
    Trace.kernels(x).normalizations().pixelNorm(x.value(), eps, out.array(), meanSquare.value());
    return Trace.record(
        "pixel_norm",
        out,
        "x",
        List.of(x),
        (y, gy) -> {
          if (Trace.recording()) {
            Variable scale = Reductions.mean(x.square(), true, -1).add(eps).rsqrt();
            Variable hat = x.mul(scale);
            return gy.sub(hat.mul(Reductions.mean(gy.mul(hat), true, -1))).mul(scale);
          }
          Variable gx = Trace.constant(Trace.borrow(x, x.shape()));
          Trace.kernels(x)
              .normalizations()
              .pixelNormGrad(x.value(), meanSquare.value(), eps, gy.value(), gx.value());
          return gx;
        });
  }

  private static void checkVector(String name, @Nullable Variable vector, long channels) {
    Trace.check(
        vector == null || (vector.rank() == 1 && vector.size(0) == channels),
        "%s: expected shape [%s], got %s",
        name,
        channels,
        vector == null ? null : vector.shape());
  }
}
