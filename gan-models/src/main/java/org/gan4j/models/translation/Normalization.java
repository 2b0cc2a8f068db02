package org.gan4j.models.translation;

import org.gan4j.nn.FusingLayer;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.nn.norm.InstanceNorm2d;

/**
 * How the layers are normalized. CycleGAN and pix2pix do it over each image's own rows and columns,
 * which is what pix2pix's batch norm with batches of one image amounts to (Isola et al. 2017,
 * section 3.3). Weights are drawn from N(0, 0.02), biases begin at zero.
 */
public enum Normalization {
  /** Instance norm alone; convolutions have a bias. CycleGAN. */
  PLAIN,
  /** Instance norm with gamma from N(1, 0.02) and beta; convolutions before it have no bias. */
  SCALED,
  /** Batch norm with gamma from N(1, 0.02) and beta; convolutions before it have no bias. */
  BATCH;

  private static final double DEVIATION = 0.02;

  /** The norm after a convolution. */
  FusingLayer norm(int channels) {
    return switch (this) {
      case PLAIN -> InstanceNorm2d.of(channels);
      case SCALED -> InstanceNorm2d.of(channels).gamma(Initializers.normal(1, DEVIATION));
      case BATCH -> BatchNorm2d.of(channels).gamma(Initializers.normal(1, DEVIATION));
    };
  }

  /** A convolution that a norm follows. */
  Conv2d conv(int in, int out, int kernel) {
    return first(in, out, kernel).bias(this == PLAIN);
  }

  /** A transposed convolution that a norm follows. */
  ConvTranspose2d up(int in, int out, int kernel) {
    return lastUp(in, out, kernel).bias(this == PLAIN);
  }

  /** A convolution that no norm follows. */
  static Conv2d first(int in, int out, int kernel) {
    return Conv2d.of(in, out, kernel).initializer(Initializers.normal(DEVIATION));
  }

  /** A transposed convolution that no norm follows. */
  static ConvTranspose2d lastUp(int in, int out, int kernel) {
    return ConvTranspose2d.of(in, out, kernel).initializer(Initializers.normal(DEVIATION));
  }
}
