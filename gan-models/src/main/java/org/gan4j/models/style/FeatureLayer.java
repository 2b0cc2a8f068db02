package org.gan4j.models.style;

import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MinibatchStddev;

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
    double gain = Math.sqrt(2);
    long pixels = (long) Resolutions.FIRST * Resolutions.FIRST;
    return new Ending(
        child("stddev", MinibatchStddev.create().group(stddevGroup)),
        child(conv, Conv2d.of(channels + 1, channels, 3).padding(1).equalizedLearningRate(gain)),
        child("dense", Linear.of(pixels * channels, channels).equalizedLearningRate(gain)),
        child("logit", Linear.of(channels, 1).equalizedLearningRate(1)),
        Activation.leakyRelu(slope));
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
   */
  protected record Ending(
      MinibatchStddev stddev, Conv2d conv, Linear dense, Linear logit, Activation activation) {

    Variable apply(Variable x) {
      Variable y = conv.apply(stddev.apply(x), activation).reshape(x.size(0), -1);
      return logit.apply(dense.apply(y, activation));
    }
  }

  @Override
  protected final Variable forward(Variable images) {
    List<Variable> features = features(images);
    return ending().apply(features.get(features.size() - 1));
  }
}
