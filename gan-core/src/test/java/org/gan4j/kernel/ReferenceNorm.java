package org.gan4j.kernel;

import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's normalisations. */
final class ReferenceNorm {

  private ReferenceNorm() {}

  /** The mean's index for an element of x. */
  private static int[] group(Norm norm, int... index) {
    int channel = index[index.length - 1];
    return switch (norm) {
      case BATCH -> new int[] {channel};
      case INSTANCE -> new int[] {index[0], channel};
    };
  }

  private static double members(Dense x, Dense mean) {
    return (double) x.values.length / mean.values.length;
  }

  static void normalize(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      double eps,
      DoubleUnaryOperator activation,
      INDArray out,
      INDArray mean,
      INDArray variance) {
    Dense a = Dense.of(x);
    Dense m = Dense.zerosLike(mean);
    Dense v = Dense.zerosLike(variance);
    Dense scale = gamma == null ? null : Dense.of(gamma);
    Dense shift = beta == null ? null : Dense.of(beta);
    double members = members(a, m);
    a.forEach(i -> m.add(a.at(i) / members, group(norm, i)));
    a.forEach(i -> v.add(Math.pow(a.at(i) - m.at(group(norm, i)), 2) / members, group(norm, i)));
    Dense.zerosLike(out)
        .compute(
            i -> {
              int c = i[i.length - 1];
              int[] g = group(norm, i);
              double hat = (a.at(i) - m.at(g)) / Math.sqrt(v.at(g) + eps);
              return activation.applyAsDouble(
                  (scale == null ? 1 : scale.at(c)) * hat + (shift == null ? 0 : shift.at(c)));
            })
        .writeTo(out);
    m.writeTo(mean);
    v.writeTo(variance);
  }

  /**
   * With g = gamma gy and means over a group: gx = (g - mean(g) - hat mean(g hat)) / sqrt(var +
   * eps).
   */
  static void normalizeGrad(
      Norm norm,
      INDArray x,
      INDArray gamma,
      INDArray mean,
      INDArray variance,
      double eps,
      INDArray gy,
      INDArray gx,
      INDArray ggamma,
      INDArray gbeta) {
    Dense a = Dense.of(x);
    Dense m = Dense.of(mean);
    Dense v = Dense.of(variance);
    Dense dy = Dense.of(gy);
    double members = members(a, m);
    Dense hat = Dense.zerosLike(x);
    hat.compute(i -> (a.at(i) - m.at(group(norm, i))) / Math.sqrt(v.at(group(norm, i)) + eps));
    Dense g = Dense.zerosLike(x);
    Dense scale = gamma == null ? null : Dense.of(gamma);
    g.compute(i -> dy.at(i) * (scale == null ? 1 : scale.at(i[i.length - 1])));
    Dense meanG = Dense.zerosLike(mean);
    Dense meanGHat = Dense.zerosLike(mean);
    int channels = a.shape[a.shape.length - 1];
    Dense sumGy = Dense.zeros(channels);
    Dense sumGyHat = Dense.zeros(channels);
    a.forEach(
        i -> {
          meanG.add(g.at(i) / members, group(norm, i));
          meanGHat.add(g.at(i) * hat.at(i) / members, group(norm, i));
          sumGy.add(dy.at(i), i[i.length - 1]);
          sumGyHat.add(dy.at(i) * hat.at(i), i[i.length - 1]);
        });
    Dense.zerosLike(gx)
        .compute(
            i -> {
              int[] k = group(norm, i);
              return (g.at(i) - meanG.at(k) - hat.at(i) * meanGHat.at(k))
                  / Math.sqrt(v.at(k) + eps);
            })
        .writeTo(gx);
    if (ggamma != null) {
      sumGyHat.writeTo(ggamma);
    }
    if (gbeta != null) {
      sumGy.writeTo(gbeta);
    }
  }
}
