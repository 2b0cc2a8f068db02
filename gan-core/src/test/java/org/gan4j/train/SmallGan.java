package org.gan4j.train;

import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Gan;
import org.gan4j.gan.LayerDiscriminator;
import org.gan4j.gan.LayerGenerator;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;

/** A GAN of 8x8 images that trains in milliseconds. */
final class SmallGan {

  static final int SIZE = 8;

  private SmallGan() {}

  static Gan create(long seed, Kernels kernels) {
    return create(seed, kernels, "generator");
  }

  static Gan create(long seed, Kernels kernels, String name) {
    return create(
        seed,
        kernels,
        name,
        new Sequential()
            .add("latent", Reshape.to(1, 1, 8))
            .add("project", ConvTranspose2d.of(8, 8, 4).bias(false))
            .add("norm", BatchNorm2d.of(8))
            .add("relu", ActivationLayer.relu())
            .add("image", ConvTranspose2d.of(8, 1, 4).stride(2).padding(1))
            .add("tanh", ActivationLayer.tanh()));
  }

  static Gan create(long seed, Kernels kernels, Sequential generator) {
    return create(seed, kernels, "generator", generator);
  }

  private static Gan create(long seed, Kernels kernels, String name, Sequential generator) {
    RandomStream random = new RandomStream(seed);
    Sequential discriminator =
        new Sequential()
            .add("down", Conv2d.of(1, 8, 4).stride(2).padding(1))
            .add("lrelu", ActivationLayer.leakyRelu(0.2))
            .add("logit", Conv2d.of(8, 1, 4))
            .add("flat", Flatten.create());
    return new Gan(
        new LayerGenerator(Network.of(name, generator, kernels, random), 8),
        new LayerDiscriminator(Network.of("discriminator", discriminator, kernels, random)));
  }

  static ImageData images() {
    return ImageData.digits(64, SIZE, 1);
  }

  static Batches batches() {
    return Batches.of(images(), 16, new RandomStream(2));
  }
}
