package org.gan4j.models.translation;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageSize;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Dropout;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The U-Net of pix2pix (Isola et al. 2017, sections 3.2 and 6.1.1; Ronneberger et al. 2015): 4x4
 * convolutions of stride 2 down to a single pixel (1x2 of 128x256, 3x4 of 96x128) and transposed
 * ones up again, each level's features handed across beside what comes up from below. Of 256 pixels
 * {@code C64-C128-C256-C512-C512-C512-C512-C512} and {@code
 * CD512-CD512-CD512-C512-C256-C128-C64-C3}, where CD has dropout of one half; smaller images have
 * fewer of the levels of 512.
 */
public final class UnetGenerator extends Layer {

  /** Levels that are there at every size: four that double the width and the innermost. */
  private static final int LEAST_LEVELS = 5;

  /** What rows and columns are multiples of. */
  static final int FACTOR = 1 << LEAST_LEVELS;

  private static final double SLOPE = 0.2;
  private static final double DROPOUT = 0.5;
  private static final int WIDEST = 8;
  private static final int KERNEL = 4;

  private final List<Layer> down = new ArrayList<>();
  private final List<Layer> up = new ArrayList<>();

  /**
   * The layers.
   *
   * @param channels the images' channels
   * @param width feature maps of the first layer; 64 in the paper
   * @param imageSize the images' rows and columns, multiples of 32; there are as many levels as
   *     both can be halved
   * @param norm how its layers are normalized
   * @param dropout where dropout is drawn from; null for none
   * @throws IllegalArgumentException if there is no U-Net for such images
   */
  public UnetGenerator(
      int channels,
      int width,
      ImageSize imageSize,
      Normalization norm,
      @Nullable RandomStream dropout) {
    this(channels, channels, width, levels(imageSize), norm, dropout);
  }

  /** Between images of different channels, with any number of levels from 5 on. */
  UnetGenerator(
      int inChannels,
      int outChannels,
      int width,
      int levels,
      Normalization norm,
      @Nullable RandomStream dropout) {
    int in = inChannels;
    for (int level = 0; level < levels; level++) {
      int out = width(width, level);
      boolean innermost = level == levels - 1;
      Sequential layers =
          new Sequential().add("conv", norm.conv(in, out, KERNEL).stride(2).padding(1));
      // The innermost level is a single pixel, which instance norm would turn to zero.
      if (level > 0 && !innermost) {
        layers.add("norm", norm.norm(out));
      }
      layers.add(
          "activation", innermost ? ActivationLayer.relu() : ActivationLayer.leakyRelu(SLOPE));
      down.add(child("down" + (level + 1), layers));
      in = out;
    }
    for (int level = levels - 1; level >= 0; level--) {
      int below = width(width, level) * (level == levels - 1 ? 1 : 2);
      Sequential layers = new Sequential();
      if (level == 0) {
        layers
            .add("conv", Normalization.lastUp(below, outChannels, KERNEL).stride(2).padding(1))
            .add("tanh", ActivationLayer.tanh());
      } else {
        int out = width(width, level - 1);
        layers
            .add("conv", norm.up(below, out, KERNEL).stride(2).padding(1))
            .add("norm", norm.norm(out))
            .add("relu", ActivationLayer.relu());
        boolean middle = level < levels - 1 && level >= LEAST_LEVELS - 1;
        if (dropout != null && middle) {
          layers.add("dropout", Dropout.of(DROPOUT, dropout));
        }
      }
      up.add(child("up" + (level + 1), layers));
    }
  }

  /**
   * How many times an image is halved.
   *
   * @param imageSize rows and columns
   * @return 8 for 256 pixels
   * @throws IllegalArgumentException if they aren't multiples of 32
   */
  static int levels(ImageSize imageSize) {
    GeneratorKind.UNET.check(imageSize);
    return Integer.numberOfTrailingZeros(imageSize.height() | imageSize.width());
  }

  private static int width(int first, int level) {
    return first * Math.min(1 << level, WIDEST);
  }

  @Override
  protected Variable forward(Variable x) {
    List<Variable> features = new ArrayList<>();
    Variable y = x;
    for (Layer layer : down) {
      y = layer.apply(y);
      features.add(y);
    }
    for (int i = 0; i < up.size(); i++) {
      if (i > 0) {
        Variable across = features.get(up.size() - 1 - i);
        y = Shaping.concat(-1, Activations.activate(Activation.RELU, across), y);
      }
      y = up.get(i).apply(y);
    }
    return y;
  }
}
