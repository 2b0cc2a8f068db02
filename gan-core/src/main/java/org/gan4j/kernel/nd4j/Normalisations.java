package org.gan4j.kernel.nd4j;

import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Norm;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;

/** Batch and instance normalisation: both over the middle axis of {@code [G, R, C]}. */
final class Normalisations {

  private final ArrayPool pool;
  private final Reductions reductions;

  Normalisations(ArrayPool pool, Reductions reductions) {
    this.pool = pool;
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

  void normalize(
      Norm norm,
      INDArray xs,
      INDArray gamma,
      INDArray beta,
      double eps,
      INDArray out,
      INDArray means,
      INDArray variances) {
    INDArray x = groups(norm, xs);
    INDArray y = groups(norm, out);
    INDArray mean = perGroup(means, x);
    INDArray variance = perGroup(variances, x);
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
      scale(variance, gamma, eps, lease.array());
      Ops.multiply(y, lease.array(), y);
    }
    if (beta != null) {
      Ops.add(y, beta, y);
    }
  }

  /** {@code out = gamma / sqrt(variance + eps)}. */
  private static void scale(INDArray variance, INDArray gamma, double eps, INDArray out) {
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
  void normalizeGrad(
      Norm norm,
      INDArray xs,
      INDArray gamma,
      INDArray means,
      INDArray variances,
      double eps,
      INDArray gys,
      INDArray gxs,
      INDArray ggamma,
      INDArray gbeta) {
    INDArray x = groups(norm, xs);
    INDArray gy = groups(norm, gys);
    INDArray gx = groups(norm, gxs);
    INDArray mean = perGroup(means, x);
    INDArray variance = perGroup(variances, x);
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
      scale(variance, null, eps, scale);
      Ops.subtract(x, mean, hat);
      Ops.multiply(hat, scale, hat);
      Ops.multiply(gy, hat, product);
      reductions.sumRows(gy, sum);
      reductions.sumRows(product, sumHat);
      overGroups(sumHat, ggamma);
      overGroups(sum, gbeta);
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

  private void overGroups(INDArray sums, INDArray out) {
    if (out != null) {
      reductions.sumRows(Views.reshape(sums, 1, sums.size(0), sums.size(2)), out);
    }
  }
}
