package org.gan4j.train.updater;

import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.init.Initializers;
import org.gan4j.random.RandomStream;

/** Networks that are nothing but numbers. */
final class Vectors {

  private Vectors() {}

  private static final class Numbers extends Module {
    Numbers(long length) {
      parameter("matrix", (out, random) -> random.fillGaussian(out), 3, 5);
      parameter("vector", (out, random) -> random.fillGaussian(out), length);
      buffer("statistics", Initializers.ones(), 4);
    }
  }

  /** 15 + length numbers, with padding between and behind them. */
  static Network<?> network(Kernels kernels, long length) {
    return Network.of("numbers", new Numbers(length), kernels, new RandomStream(3));
  }

  /** Fills the flat gradient; with one step, of a size that varies by orders of magnitude. */
  static float[] drawGradient(Network<?> network, RandomStream random) {
    random.fillGaussian(network.gradient().array());
    float[] gradient = network.gradient().array().toFloatVector();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= (float) Math.pow(10, -(i % 7));
    }
    org.gan4j.io.HostArrays.write(gradient, network.gradient().array());
    return gradient;
  }
}
