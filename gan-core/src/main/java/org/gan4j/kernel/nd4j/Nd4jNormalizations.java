package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Moments;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.NormGradients;
import org.gan4j.kernel.NormSettings;
import org.gan4j.kernel.NormalizationKernels;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;

/** Batch and instance normalization: both over the middle axis of {@code [G, R, C]}. */
final class Nd4jNormalizations implements NormalizationKernels {

  private final ArrayPool pool;
  private final ElementWiseKernels elementWise;
  private final Nd4jReductions reductions;
  private final Nd4jPixelNorms pixelNorms;
  private final Nd4jGroupDeviations groupDeviations;

  Nd4jNormalizations(ArrayPool pool, ElementWiseKernels elementWise, Nd4jReductions reductions) {
    this.pool = pool;
    this.elementWise = elementWise;
    this.pixelNorms = new Nd4jPixelNorms(pool, reductions);
    this.groupDeviations = new Nd4jGroupDeviations(pool, reductions);
    this.reductions = reductions;
  }

  private static INDArray groups(Norm norm, INDArray x) {
    long channels = x.size(x.rank() - 1);
    long groups = norm == Norm.BATCH ? 1 : x.size(0);
    return Views.reshape(x, groups, x.length() / groups / channels, channels);
  }

  private static INDArray perGroup(INDArray statistics, INDArray x) {
    return Views.reshape(statistics, x.size(0), 1, x.size(2));
  }

  @Override
  public void normalize(
      NormSettings settings,
      INDArray xs,
      @Nullable INDArray gamma,
      @Nullable INDArray beta,
      INDArray out,
      Moments moments) {
    INDArray x = groups(settings.norm(), xs);
    INDArray y = groups(settings.norm(), out);
    INDArray mean = perGroup(moments.mean(), x);
    INDArray variance = perGroup(moments.variance(), x);
    long members = x.size(1);
    reductions.sumRows(x, mean);
    mean.divi(members);
    Ops.subtract(x, mean, y);
    try (Lease lease = pool.borrow(x.dataType(), x.shape())) {
      Nd4j.getExecutioner().exec(new Square(y, lease.array()));
      reductions.sumRows(lease.array(), variance);
    }
    variance.divi(members);
    try (Lease lease = pool.borrow(x.dataType(), mean.shape())) {
      scale(variance, gamma, settings.eps(), lease.array());
      Ops.multiply(y, lease.array(), y);
    }
    if (beta != null) {
      Ops.add(y, beta, y);
    }
    elementWise.activate(settings.activation(), out, out);
  }

  /** {@code out = gamma / sqrt(variance + eps)}. */
  private static void scale(INDArray variance, @Nullable INDArray gamma, double eps, INDArray out) {
    variance.addi(eps, out);
    Nd4j.getExecutioner().exec(new RSqrt(out, out));
    if (gamma != null) {
      Ops.multiply(out, gamma, out);
    }
  }

  /**
   * With sums over a group of R members, {@code gx = gamma / sqrt(var + eps) * (gy - sum(gy) / R -
   * hat * sum(gy hat) / R)}.
   */
  @Override
  public void normalizeGrad(
      NormSettings settings,
      INDArray xs,
      @Nullable INDArray gamma,
      Moments moments,
      INDArray gys,
      NormGradients gradients) {
    INDArray x = groups(settings.norm(), xs);
    INDArray gy = groups(settings.norm(), gys);
    INDArray gx = groups(settings.norm(), gradients.x());
    INDArray mean = perGroup(moments.mean(), x);
    INDArray variance = perGroup(moments.variance(), x);
    try (Lease hatLease = pool.borrow(x.dataType(), x.shape());
        Lease productLease = pool.borrow(x.dataType(), x.shape());
        Lease sumLease = pool.borrow(x.dataType(), mean.shape());
        Lease sumHatLease = pool.borrow(x.dataType(), mean.shape());
        Lease scaleLease = pool.borrow(x.dataType(), mean.shape())) {
      INDArray hat = hatLease.array();
      INDArray product = productLease.array();
      INDArray sum = sumLease.array();
      INDArray sumHat = sumHatLease.array();
      INDArray scale = scaleLease.array();
      scale(variance, null, settings.eps(), scale);
      Ops.subtract(x, mean, hat);
      Ops.multiply(hat, scale, hat);
      Ops.multiply(gy, hat, product);
      reductions.sumRows(gy, sum);
      reductions.sumRows(product, sumHat);
      overGroups(sumHat, gradients.gamma());
      overGroups(sum, gradients.beta());
      sum.divi(x.size(1));
      sumHat.divi(x.size(1));
      if (gamma != null) {
        Ops.multiply(scale, gamma, scale);
      }
      Ops.multiply(hat, sumHat, hat);
      Ops.subtract(gy, hat, gx);
      Ops.subtract(gx, sum, gx);
      Ops.multiply(gx, scale, gx);
    }
  }

  private void overGroups(INDArray sums, @Nullable INDArray out) {
    if (out != null) {
      reductions.sumRows(Views.reshape(sums, 1, sums.size(0), sums.size(2)), out);
    }
  }

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    pixelNorms.forward(x, eps, out, meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    pixelNorms.backward(x, meanSquare, eps, gy, gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    groupDeviations.forward(group, eps, x, out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    groupDeviations.backward(group, eps, x, gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    groupDeviations.second(group, eps, x, gy, ggx, gx, ggy);
  }
}
