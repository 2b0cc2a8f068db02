package org.gan4j.models.style;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MinibatchStddev;
import org.gan4j.nn.weight.EqualizedLearningRate;
import org.gan4j.nn.weight.WeightedLayer;
import org.jspecify.annotations.Nullable;

/** A discriminator that also tells what it sees on the way to its logit. */
public abstract class FeatureLayer extends Layer {

  /**
   * What it sees.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @return one {@code [N, H', W', C']} a resolution, the finest first
   */
  public abstract List<Variable> features(Variable images);

  /**
   * What makes a logit of the last features.
   *
   * @return what {@link #ending(String, int, int, double)} gave
   */
  protected abstract Ending ending();

  /**
   * Adds the layers from features of 4x4 pixels to a logit, as the last of the discriminator's.
   *
   * @param conv the name of the convolution
   * @param channels of the features
   * @param stddevGroup images whose deviation one statistic tells
   * @param slope of the leaky ReLU for negative inputs
   * @return the layers
   */
  protected final Ending ending(String conv, int channels, int stddevGroup, double slope) {
    return ending(conv, channels, stddevGroup, slope, false, null);
  }

  /**
   * Adds the same layers, with a logit by class: the product of the image's features with what a
   * network makes of the class.
   *
   * @param conv the name of the convolution
   * @param channels of the features
   * @param stddevGroup images whose deviation one statistic tells
   * @param slope of the leaky ReLU for negative inputs
   * @param biasGain whether biases are multiplied by the activation's gain as weights are
   * @param classes gives a vector of as many numbers as there are channels; null for a logit
   *     without classes
   * @return the layers
   */
  protected final Ending ending(
      String conv,
      int channels,
      int stddevGroup,
      double slope,
      boolean biasGain,
      @Nullable MappingNetwork classes) {
    long pixels = (long) Resolutions.FIRST * Resolutions.FIRST;
    int outputs = classes == null ? 1 : channels;
    return new Ending(
        child("stddev", MinibatchStddev.create().group(stddevGroup)),
        child(conv, activated(Conv2d.of(channels + 1, channels, 3).padding(1), biasGain)),
        child("dense", activated(Linear.of(pixels * channels, channels), biasGain)),
        child("logit", Linear.of(channels, outputs).equalizedLearningRate(1)),
        Activation.leakyRelu(slope),
        classes == null ? null : child("classes", classes));
  }

  /**
   * A layer before a leaky ReLU, with an equalized learning rate and the gain of the square root of
   * 2.
   *
   * @param layer the layer
   * @param biasGain whether its bias is multiplied by the gain as its weight is: the gain of the
   *     activation's output
   * @return fresh
   * @param <L> the layer
   */
  protected static <L extends WeightedLayer<L>> L activated(L layer, boolean biasGain) {
    double gain = Math.sqrt(2);
    L equalized = layer.equalizedLearningRate(gain);
    return biasGain ? equalized.biasTransform(EqualizedLearningRate.gain(gain)) : equalized;
  }

  /**
   * The deviation within the batch as one more channel, a convolution, and two fully connected
   * layers.
   *
   * @param stddev appends the deviation
   * @param conv 3x3
   * @param dense of all pixels
   * @param logit of what that gives
   * @param activation after both but the last
   * @param classes makes a vector of a class, null without classes
   */
  protected record Ending(
      MinibatchStddev stddev,
      Conv2d conv,
      Linear dense,
      Linear logit,
      Activation activation,
      @Nullable MappingNetwork classes) {

    Variable apply(Variable x) {
      Variable y = conv.apply(stddev.apply(x), activation).reshape(x.size(0), -1);
      return logit.apply(dense.apply(y, activation));
    }

    Variable apply(Variable x, Variable oneHot) {
      Variable vectors = requireNonNull(classes).applyToClasses(oneHot);
      Variable product = apply(x).mul(vectors).sum(1).reshape(-1, 1);
      return product.mul(1 / Math.sqrt(vectors.size(1)));
    }
  }

  @Override
  protected final Variable forward(Variable images) {
    return ending().apply(last(images));
  }

  /**
   * Logits by class, of a discriminator that was made with classes.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @param oneHot the classes, {@code [N, classes]}
   * @return {@code [N, 1]}
   */
  public final Variable apply(Variable images, Variable oneHot) {
    return call(() -> ending().apply(last(images), oneHot));
  }

  private Variable last(Variable images) {
    List<Variable> features = features(images);
    return features.get(features.size() - 1);
  }
}
