package org.gan4j.kernel.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.kernel.onednn.binding.Address;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The deviations within groups of samples and their gradients, in Java and in double precision.
 * They are taken of the smallest feature maps of a network, for which this takes a fraction of a
 * millisecond.
 */
final class GroupDeviations {

  private final int group;
  private final int groups;
  private final int features;
  private final double eps;
  private final float[] x;

  private GroupDeviations(int group, double eps, INDArray x) {
    int samples = Math.toIntExact(x.size(0));
    this.group = group;
    this.groups = samples / group;
    this.x = read(x);
    this.features = this.x.length / samples;
    this.eps = eps;
  }

  static GroupDeviations of(int group, double eps, INDArray x) {
    return new GroupDeviations(group, eps, x);
  }

  private static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    new FloatPointer(new Address().at(Address.of(array))).get(values);
    return values;
  }

  private static void write(float[] values, INDArray array) {
    new FloatPointer(new Address().at(Address.of(array))).put(values);
  }

  /** The first element of a feature in a group; its other members follow at {@link #stride}. */
  private int first(int g, int feature) {
    return g * features + feature;
  }

  private int stride() {
    return groups * features;
  }

  private double mean(float[] values, int first) {
    double sum = 0;
    for (int i = 0, at = first; i < group; i++, at += stride()) {
      sum += values[at];
    }
    return sum / group;
  }

  private double deviation(int first, double mean) {
    double sum = 0;
    for (int i = 0, at = first; i < group; i++, at += stride()) {
      double centred = x[at] - mean;
      sum += centred * centred;
    }
    return Math.sqrt(sum / group + eps);
  }

  void forward(INDArray out) {
    float[] means = new float[groups];
    for (int g = 0; g < groups; g++) {
      double sum = 0;
      for (int f = 0; f < features; f++) {
        int first = first(g, f);
        sum += deviation(first, mean(x, first));
      }
      means[g] = (float) (sum / features);
    }
    write(means, out);
  }

  void backward(INDArray gy, INDArray gx) {
    float[] upstream = read(gy);
    float[] gradient = new float[x.length];
    for (int g = 0; g < groups; g++) {
      double share = upstream[g] / ((double) group * features);
      for (int f = 0; f < features; f++) {
        int first = first(g, f);
        double mean = mean(x, first);
        double scale = share / deviation(first, mean);
        for (int i = 0, at = first; i < group; i++, at += stride()) {
          gradient[at] = (float) ((x[at] - mean) * scale);
        }
      }
    }
    write(gradient, gx);
  }

  /**
   * With c the centred x, n the centred ggx, d the deviation and F features: {@code ggy = sum(c ggx
   * / d) / (group F)} and {@code gx = gy (n - c mean(c ggx) / d^2) / (d group F)}.
   */
  void second(INDArray gy, INDArray ggx, INDArray gx, INDArray ggy) {
    float[] upstream = read(gy);
    float[] numbers = read(ggx);
    float[] gradient = new float[x.length];
    float[] sums = new float[groups];
    double members = (double) group * features;
    for (int g = 0; g < groups; g++) {
      double total = 0;
      for (int f = 0; f < features; f++) {
        int first = first(g, f);
        double mean = mean(x, first);
        double centre = mean(numbers, first);
        double deviation = deviation(first, mean);
        double product = 0;
        for (int i = 0, at = first; i < group; i++, at += stride()) {
          product += (x[at] - mean) * numbers[at];
        }
        total += product / deviation;
        double scale = upstream[g] / (members * deviation);
        double share = product / (group * deviation * deviation);
        for (int i = 0, at = first; i < group; i++, at += stride()) {
          gradient[at] = (float) (scale * (numbers[at] - centre - (x[at] - mean) * share));
        }
      }
      sums[g] = (float) (total / members);
    }
    write(gradient, gx);
    write(sums, ggy);
  }
}
