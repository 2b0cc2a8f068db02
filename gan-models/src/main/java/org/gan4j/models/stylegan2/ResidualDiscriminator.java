package org.gan4j.models.stylegan2;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.FeatureLayer;
import org.gan4j.models.style.Resolutions;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MinibatchStddev;

/** The residual discriminator, with the deviation within the batch as its last channel. */
final class ResidualDiscriminator extends FeatureLayer {

  private static final double GAIN = Math.sqrt(2);

  private final Conv2d fromImage;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final Conv2d last;
  private final Linear dense;
  private final Linear logit;
  private final Activation activation;
  private final MinibatchStddev stddev;

  ResidualDiscriminator(Stylegan2Config config) {
    this.activation = Activation.leakyRelu(config.slope());
    int in = config.channelsAt(config.imageSize());
    this.fromImage =
        child("image", Conv2d.of(config.channels(), in, 1).equalizedLearningRate(GAIN));
    for (int side = config.imageSize(); side > Resolutions.FIRST; side /= 2) {
      int out = config.channelsAt(side / 2);
      blocks.add(child("block" + side, new ResidualBlock(in, out, config.slope())));
      in = out;
    }
    this.stddev = child("stddev", MinibatchStddev.create().group(config.stddevGroup()));
    this.last = child("conv", Conv2d.of(in + 1, in, 3).padding(1).equalizedLearningRate(GAIN));
    int pixels = Resolutions.FIRST * Resolutions.FIRST;
    this.dense = child("dense", Linear.of((long) pixels * in, in).equalizedLearningRate(GAIN));
    this.logit = child("logit", Linear.of(in, 1).equalizedLearningRate(1));
  }

  @Override
  public List<Variable> features(Variable images) {
    List<Variable> features = new ArrayList<>();
    features.add(fromImage.apply(images, activation));
    for (ResidualBlock block : blocks) {
      features.add(block.apply(features.get(features.size() - 1)));
    }
    return features;
  }

  @Override
  protected Variable forward(Variable images) {
    List<Variable> features = features(images);
    Variable x = features.get(features.size() - 1);
    Variable y = last.apply(stddev.apply(x), activation).reshape(x.size(0), -1);
    return logit.apply(dense.apply(y, activation));
  }
}
