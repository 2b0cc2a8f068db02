package org.gan4j.models.stylegan2;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.style.FeatureLayer;
import org.gan4j.models.style.MappingNetwork;
import org.gan4j.models.style.Resolutions;
import org.gan4j.nn.layer.Conv2d;
import org.jspecify.annotations.Nullable;

/** The residual discriminator, with the deviation within the batch as its last channel. */
final class ResidualDiscriminator extends FeatureLayer {

  private final Conv2d fromImage;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final Ending ending;
  private final Activation activation;

  ResidualDiscriminator(Stylegan2Config config) {
    this.activation = Activation.leakyRelu(config.slope());
    int in = config.channelsAt(config.imageSize());
    this.fromImage =
        child("image", activated(Conv2d.of(config.channels(), in, 1), config.biasGain()));
    for (int side = config.imageSize(); side > Resolutions.FIRST; side /= 2) {
      int out = config.channelsAt(side / 2);
      blocks.add(
          child(
              "block" + side,
              new ResidualBlock(
                  activated(Conv2d.of(in, in, 3).padding(1), config.biasGain()),
                  activated(Conv2d.of(in, out, 3).stride(2), config.biasGain()),
                  Conv2d.of(in, out, 1).bias(false).equalizedLearningRate(1),
                  config.slope())));
      in = out;
    }
    this.ending =
        ending(
            "conv",
            in,
            config.stddevGroup(),
            config.slope(),
            config.biasGain(),
            classes(config, in));
  }

  private static @Nullable MappingNetwork classes(Stylegan2Config config, int size) {
    return config.classes() == 0
        ? null
        : new MappingNetwork(
            0,
            config.classes(),
            size,
            config.mappingLayers(),
            config.mappingRate(),
            config.slope());
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
  protected Ending ending() {
    return ending;
  }
}
