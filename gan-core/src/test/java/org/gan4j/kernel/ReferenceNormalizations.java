package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's normalizations. */
final class ReferenceNormalizations implements NormalizationKernels {

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

  @Override
  public void normalize(
      NormSettings settings,
      INDArray x,
      INDArray gamma,
      INDArray beta,
      INDArray out,
      Moments moments) {
    Norm norm = settings.norm();
    double eps = settings.eps();
    INDArray mean = moments.mean();
    INDArray variance = moments.variance();
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
              return ReferenceElementWise.activation(
                  settings.activation(),
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
  @Override
  public void normalizeGrad(
      NormSettings settings,
      INDArray x,
      INDArray gamma,
      Moments moments,
      INDArray gy,
      NormGradients gradients) {
    Norm norm = settings.norm();
    double eps = settings.eps();
    INDArray mean = moments.mean();
    INDArray variance = moments.variance();
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
    Dense.zerosLike(x)
        .compute(
            i -> {
              int[] k = group(norm, i);
              return (g.at(i) - meanG.at(k) - hat.at(i) * meanGHat.at(k))
                  / Math.sqrt(v.at(k) + eps);
            })
        .writeTo(gradients.x());
    if (gradients.gamma() != null) {
      sumGyHat.writeTo(gradients.gamma());
    }
    if (gradients.beta() != null) {
      sumGy.writeTo(gradients.beta());
    }
  }

  @Override
  public void pixelNorm(INDArray x, double eps, INDArray out, INDArray meanSquare) {
    Dense a = Dense.of(x);
    int channels = a.shape[a.shape.length - 1];
    double[] means = new double[a.values.length / channels];
    for (int at = 0; at < a.values.length; at++) {
      means[at / channels] += a.values[at] * a.values[at] / channels;
    }
    Dense y = Dense.zerosLike(x);
    for (int at = 0; at < a.values.length; at++) {
      y.values[at] = a.values[at] / Math.sqrt(means[at / channels] + eps);
    }
    y.writeTo(out);
    Dense statistics = Dense.zerosLike(meanSquare);
    System.arraycopy(means, 0, statistics.values, 0, means.length);
    statistics.writeTo(meanSquare);
  }

  @Override
  public void pixelNormGrad(INDArray x, INDArray meanSquare, double eps, INDArray gy, INDArray gx) {
    Dense a = Dense.of(x);
    Dense g = Dense.of(gy);
    double[] means = Dense.of(meanSquare).values;
    int channels = a.shape[a.shape.length - 1];
    double[] shares = new double[means.length];
    for (int at = 0; at < a.values.length; at++) {
      shares[at / channels] += a.values[at] * g.values[at] / channels;
    }
    Dense result = Dense.zerosLike(gx);
    for (int at = 0; at < a.values.length; at++) {
      double square = means[at / channels] + eps;
      result.values[at] =
          (g.values[at] - a.values[at] * shares[at / channels] / square) / Math.sqrt(square);
    }
    result.writeTo(gx);
  }

  @Override
  public void groupDeviation(int group, double eps, INDArray x, INDArray out) {
    new ReferenceDeviation(group, eps, x).forward(out);
  }

  @Override
  public void groupDeviationGrad(int group, double eps, INDArray x, INDArray gy, INDArray gx) {
    new ReferenceDeviation(group, eps, x).gradient(gy, gx);
  }

  @Override
  public void groupDeviationGradGrad(
      int group, double eps, INDArray x, INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    new ReferenceDeviation(group, eps, x).second(gy, ggx, gx, ggy);
  }
}
