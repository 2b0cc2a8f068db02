package org.gan4j.nn.norm;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Normalizations;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Norm;
import org.gan4j.nn.Buffer;
import org.gan4j.nn.FusingLayer;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalization (Ioffe and Szegedy 2015) of {@code [N, H, W, C]} over N, H and W, or of
 * {@code [N, C]} over N: {@code gamma (x - mean) / sqrt(variance + eps) + beta}, with parameters
 * {@code gamma} and {@code beta} of {@code [C]}.
 *
 * <p>In training (algorithm 1) mean and population variance are the batch's, and each pass moves
 * the buffers {@code running_mean} and {@code running_var}: {@code running = (1 - momentum) running
 * + momentum batch}, with the unbiased variance, as PyTorch does. In inference (algorithm 2) the
 * running ones are used and stay as they are.
 *
 * <p>Its settings never change: each method that sets one gives a fresh layer, to be used instead.
 */
public final class BatchNorm2d extends FusingLayer {

  private final long channels;
  private final double eps;
  private final double momentum;
  private final ScaleAndShift affine;
  private final Buffer runningMean;
  private final Buffer runningVariance;

  private BatchNorm2d(long channels, double eps, double momentum, ScaleAndShift.Settings settings) {
    this.channels = channels;
    this.eps = eps;
    this.momentum = momentum;
    this.affine = new ScaleAndShift(settings, this::parameter, channels);
    this.runningMean = buffer("running_mean", Initializers.zeros(), channels);
    this.runningVariance = buffer("running_var", Initializers.ones(), channels);
  }

  /**
   * A layer with eps 1e-5, momentum 0.1, gamma 1 and beta 0.
   *
   * @param channels C, at least 1
   * @return the layer
   */
  public static BatchNorm2d of(long channels) {
    return new BatchNorm2d(
        Require.positive("channels", channels), 1e-5, 0.1, ScaleAndShift.Settings.STANDARD);
  }

  /**
   * What is added to the variance; 1e-5 if not said.
   *
   * @param epsilon greater than 0
   * @return a fresh layer
   */
  public BatchNorm2d eps(double epsilon) {
    return new BatchNorm2d(channels, Epsilon.checked(epsilon), momentum, affine.settings());
  }

  /**
   * The share of a batch in the running statistics; 0.1 if not said.
   *
   * @param share in [0, 1]
   * @return a fresh layer
   */
  public BatchNorm2d momentum(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("momentum: expected [0, 1], got " + share);
    }
    return new BatchNorm2d(channels, eps, share, affine.settings());
  }

  /**
   * Says whether there are gamma and beta; there are if not said.
   *
   * @param on whether to scale and shift
   * @return a fresh layer
   */
  public BatchNorm2d affine(boolean on) {
    return new BatchNorm2d(channels, eps, momentum, affine.settings().on(on));
  }

  /**
   * Gamma's initializer; ones if not said. DCGAN's is {@code Initializers.normal(1, 0.02)}.
   *
   * @param initializer how gamma's first values are drawn
   * @return a fresh layer
   */
  public BatchNorm2d gamma(Initializer initializer) {
    return new BatchNorm2d(channels, eps, momentum, affine.settings().gamma(initializer));
  }

  @Override
  public boolean normalizesOverBatch() {
    return true;
  }

  @Override
  protected Variable forward(Variable x, Activation activation) {
    expect(
        (x.rank() == 2 || x.rank() == 4) && x.size(-1) == channels,
        "[N, H, W, " + channels + "] or [N, " + channels + "]",
        x);
    return Scope.current().training() ? trained(x, activation) : inferred(x, activation);
  }

  private Variable trained(Variable x, Activation activation) {
    long count = x.length() / channels;
    expect(count > 1, "more than one value a channel in training", x);
    Normalizations.Normalized normalized =
        Normalizations.normalize(Norm.BATCH, x, affine.gamma(), affine.beta(), eps, activation);
    move(runningMean.array(), normalized.mean().value(), 1);
    move(runningVariance.array(), normalized.variance().value(), count / (count - 1.0));
    return normalized.y();
  }

  private void move(INDArray running, INDArray batch, double correction) {
    Kernels kernels = Scope.current().kernels();
    kernels.elementWise().affine(running, 1 - momentum, 0, running);
    kernels.elementWise().axpy(momentum * correction, batch, running);
  }

  private Variable inferred(Variable x, Activation activation) {
    Variable mean = Variable.constant(runningMean.array());
    Variable scale = Variable.constant(runningVariance.array()).add(eps).rsqrt();
    if (affine.gamma() != null) {
      scale = scale.mul(affine.gamma());
    }
    Variable shift = mean.mul(scale).neg();
    if (affine.beta() != null) {
      shift = shift.add(affine.beta());
    }
    return Activations.activate(activation, x.mul(scale).add(shift));
  }
}
