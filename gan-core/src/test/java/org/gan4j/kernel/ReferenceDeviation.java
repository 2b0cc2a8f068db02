package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference's deviations within groups: the Jacobian and its derivative, written out. */
final class ReferenceDeviation {

  private final int group;
  private final int groups;
  private final int features;
  private final double eps;
  private final double[] x;

  ReferenceDeviation(int group, double eps, INDArray x) {
    this.group = group;
    this.groups = (int) x.size(0) / group;
    this.x = Dense.of(x).values;
    this.features = this.x.length / (int) x.size(0);
    this.eps = eps;
  }

  private int at(int member, int g, int feature) {
    return (member * groups + g) * features + feature;
  }

  private double centred(int member, int g, int feature) {
    double sum = 0;
    for (int i = 0; i < group; i++) {
      sum += x[at(i, g, feature)];
    }
    return x[at(member, g, feature)] - sum / group;
  }

  private double deviation(int g, int feature) {
    double sum = 0;
    for (int i = 0; i < group; i++) {
      sum += Math.pow(centred(i, g, feature), 2);
    }
    return Math.sqrt(sum / group + eps);
  }

  /** d out[g] / d x of a member's feature. */
  private double slope(int member, int g, int feature) {
    return centred(member, g, feature) / (deviation(g, feature) * group * features);
  }

  /** d slope(i) / d x of member j's same feature. */
  private double curvature(int i, int j, int g, int feature) {
    double deviation = deviation(g, feature);
    double linear = (i == j ? 1.0 : 0.0) - 1.0 / group;
    double bent = centred(i, g, feature) * centred(j, g, feature) / (group * deviation * deviation);
    return (linear - bent) / (deviation * group * features);
  }

  void forward(INDArray out) {
    Dense.zerosLike(out)
        .compute(
            index -> {
              double sum = 0;
              for (int f = 0; f < features; f++) {
                sum += deviation(index[0], f);
              }
              return sum / features;
            })
        .writeTo(out);
  }

  void gradient(INDArray gy, INDArray gx) {
    double[] upstream = Dense.of(gy).values;
    Dense result = Dense.zerosLike(gx);
    for (int i = 0; i < group; i++) {
      for (int g = 0; g < groups; g++) {
        for (int f = 0; f < features; f++) {
          result.values[at(i, g, f)] = upstream[g] * slope(i, g, f);
        }
      }
    }
    result.writeTo(gx);
  }

  void second(INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    double[] upstream = Dense.of(gy).values;
    double[] numbers = Dense.of(ggx).values;
    Dense forX = Dense.zerosLike(gx);
    Dense forUpstream = Dense.zerosLike(ggy);
    for (int g = 0; g < groups; g++) {
      for (int f = 0; f < features; f++) {
        for (int i = 0; i < group; i++) {
          forUpstream.values[g] += numbers[at(i, g, f)] * slope(i, g, f);
          for (int j = 0; j < group; j++) {
            forX.values[at(j, g, f)] += upstream[g] * numbers[at(i, g, f)] * curvature(i, j, g, f);
          }
        }
      }
    }
    forX.writeTo(gx);
    forUpstream.writeTo(ggy);
  }
}
