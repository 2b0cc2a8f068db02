package org.gan4j.bench.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The convolutions that a training step can't do without, counted from the shapes of its layers. A
 * pass is one forward, input gradient or weight gradient; everything else in these steps is small
 * beside them and isn't counted.
 *
 * @param layers each convolution with the number of its passes
 */
public record StepWork(List<Layer> layers) {

  /**
   * A layer's share.
   *
   * @param shape the convolution
   * @param passes how often one of its three forms runs in a step
   */
  public record Layer(ConvShape shape, int passes) {}

  /**
   * The step of a DCGAN: the discriminator on real and on generated images, forward and backward;
   * the generator forward and, through the discriminator, backward. No gradient is counted for the
   * latents and the images, which need none.
   *
   * @param batch images
   * @param size their rows and columns: 32 or 64, say
   * @param channels their channels
   * @param gradientPenalty whether a WGAN-GP penalty is differentiated twice in every step
   * @return the work
   */
  public static StepWork dcgan(int batch, int size, int channels, boolean gradientPenalty) {
    int latent = 100;
    List<ConvShape> generator = new ArrayList<>();
    List<ConvShape> discriminator = new ArrayList<>();
    int in = channels;
    int out = 64;
    for (int side = size; side > 4; side /= 2) {
      ConvShape shape = new ConvShape(batch, side, in, out, 4, 2, 1);
      discriminator.add(shape);
      generator.add(shape);
      in = out;
      out *= 2;
    }
    discriminator.add(new ConvShape(batch, 4, in, 1, 4, 1, 0));
    generator.add(new ConvShape(batch, 4, in, latent, 4, 1, 0));

    List<Layer> layers = new ArrayList<>();
    for (ConvShape shape : generator) {
      // Forward and two gradients; the one for the latents isn't wanted.
      layers.add(new Layer(shape, shape.out() == latent ? 2 : 3));
    }
    for (int i = 0; i < discriminator.size(); i++) {
      boolean first = i == 0;
      boolean last = i == discriminator.size() - 1;
      // Real and generated images, then forward and input gradient for the generator's sake.
      int passes = 2 * (first ? 2 : 3) + 2;
      if (gradientPenalty) {
        // Forward, input gradient, and that one's gradients: for the weight and, but where it
        // starts from a constant, for what came from above. The activations are piecewise linear,
        // so nothing flows back through the forward pass.
        passes += last ? 3 : 4;
      }
      layers.add(new Layer(discriminator.get(i), passes));
    }
    return new StepWork(List.copyOf(layers));
  }

  /**
   * The step of a CycleGAN with generators of six residual blocks: each generator on its own
   * domain, on the other's translations and, for the identity term, on the other's images; each
   * discriminator on generated images for the generators' sake, then on real and generated ones for
   * its own. No gradient is counted for images that run by themselves, which need none.
   *
   * @param batch images of each domain
   * @param size their rows and columns
   * @param width feature maps of the first layer of every network
   * @return the work
   */
  public static StepWork cyclegan(int batch, int size, int width) {
    int colours = 3;
    int networks = 2;
    List<Layer> layers = new ArrayList<>();
    // Padded by reflection: the convolution itself has no padding.
    ConvShape first = new ConvShape(batch, size + 6, colours, width, 7, 1, 0);
    // Three runs forward with weight gradients; the input's gradient is wanted of translations, and
    // made of the images that run beside them.
    layers.add(new Layer(first, networks * (3 * 2 + 2)));
    List<ConvShape> inner = new ArrayList<>();
    for (int stage = 0; stage < 2; stage++) {
      ConvShape down =
          new ConvShape(batch, size >> stage, width << stage, width << (stage + 1), 3, 2, 1);
      inner.add(down);
      inner.add(down); // the transposed convolution that goes back
    }
    for (int i = 0; i < 12; i++) {
      inner.add(new ConvShape(batch, size / 4 + 2, 4 * width, 4 * width, 3, 1, 0));
    }
    inner.add(new ConvShape(batch, size + 6, width, colours, 7, 1, 0));
    inner.forEach(shape -> layers.add(new Layer(shape, networks * 3 * 3)));

    int side = size;
    int in = colours;
    int out = width;
    for (int stage = 0; stage < 5; stage++) {
      ConvShape shape =
          new ConvShape(batch, side, in, stage == 4 ? 1 : out, 4, stage < 3 ? 2 : 1, 1);
      // Forward and input gradient for the generators; forward and both gradients on two images.
      layers.add(new Layer(shape, networks * (2 + 2 * (stage == 0 ? 2 : 3))));
      side = shape.outSize();
      in = out;
      out *= 2;
    }
    return new StepWork(List.copyOf(layers));
  }

  /**
   * The step of a StyleGAN2 with R1 at every step. The real images go through the discriminator
   * once, for the loss and for the penalty; 1x1 convolutions to the image are products, and filters
   * are left out.
   *
   * @param batch images
   * @param size their rows and columns
   * @param width channels of every layer
   * @return the work
   */
  public static StepWork stylegan2(int batch, int size, int width) {
    // Forward and two gradients.
    int generated = 3;
    // On real images: forward, backward for the penalty, that pass's two gradients, the loss's two.
    // On generated images: forward and two gradients; once more for the generator, forward and one.
    // The first layer lacks the loss's gradients for the images of the discriminator's update.
    int judged = 6 + 3 + 2;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(new ConvShape(batch, size, 3, width, 1, 1, 0), judged - 2));
    for (int side = 4; side <= size; side *= 2) {
      layers.add(new Layer(new ConvShape(batch, side, width, width, 3, 1, 1), generated));
      if (side > 4) {
        ConvShape up = new ConvShape(batch, side + 1, width, width, 3, 2, 0);
        layers.add(new Layer(up, generated));
        layers.add(new Layer(new ConvShape(batch, side, width, width, 3, 1, 1), judged));
        layers.add(new Layer(new ConvShape(batch, side + 1, width, width, 3, 2, 0), judged));
        layers.add(new Layer(new ConvShape(batch, side / 2, width, width, 1, 1, 0), judged));
      }
    }
    layers.add(new Layer(new ConvShape(batch, 4, width + 1, width, 3, 1, 1), judged));
    return new StepWork(List.copyOf(layers));
  }

  /**
   * The step of a ProGAN that has grown up, with as many latent numbers and feature maps
   * everywhere: the critic on real and on generated images, forward and backward, and on mixed ones
   * for a penalty that is differentiated twice; the generator forward and, through the critic,
   * backward.
   *
   * @param batch images
   * @param size their rows and columns
   * @param width feature maps of every layer
   * @return the work
   */
  public static StepWork progan(int batch, int size, int width) {
    int colours = 3;
    List<Layer> layers = new ArrayList<>();
    // The latent's gradient isn't wanted.
    layers.add(new Layer(new ConvShape(batch, 4, width, width, 4, 1, 0), 2));
    layers.add(new Layer(new ConvShape(batch, 4, width, width, 3, 1, 1), 3));
    layers.add(new Layer(new ConvShape(batch, size, width, colours, 1, 1, 0), 3));
    // Of the critic: 2 * 3 passes for real and generated images, 2 for the generator's sake, and
    // forward, input gradient and its two gradients for the penalty. The deviation within the batch
    // isn't linear: what comes before it gets both gradients of its forward pass as well.
    int passes = 2 * 3 + 2 + 4;
    int before = passes + 2;
    // No gradient is wanted for real, generated and mixed images by themselves.
    layers.add(new Layer(new ConvShape(batch, size, colours, width, 1, 1, 0), before - 3));
    for (int side = size; side > 4; side /= 2) {
      ConvShape shape = new ConvShape(batch, side, width, width, 3, 1, 1);
      layers.add(new Layer(shape, 2 * 3));
      layers.add(new Layer(shape, 2 * before));
    }
    layers.add(new Layer(new ConvShape(batch, 4, width + 1, width, 3, 1, 1), passes));
    layers.add(new Layer(new ConvShape(batch, 4, width, width, 4, 1, 0), passes));
    // The penalty's gradient starts from a constant.
    layers.add(new Layer(new ConvShape(batch, 1, width, 1, 1, 1, 0), passes - 1));
    return new StepWork(List.copyOf(layers));
  }

  /**
   * The arithmetic of a step.
   *
   * @return floating-point operations
   */
  public double flops() {
    return layers.stream().mapToDouble(layer -> layer.passes() * layer.shape().flops()).sum();
  }

  /**
   * The convolution with the most arithmetic a pass: the one that stands for the machine's rate.
   *
   * @return its shape
   */
  public ConvShape heaviest() {
    return layers.stream()
        .map(Layer::shape)
        .max(Comparator.comparingDouble(ConvShape::flops))
        .orElseThrow(() -> new IllegalStateException("a step without convolutions"));
  }
}
