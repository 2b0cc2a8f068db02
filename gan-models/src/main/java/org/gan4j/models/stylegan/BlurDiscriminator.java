package org.gan4j.models.stylegan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.Pool2d;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.FeatureLayer;
import org.gan4j.models.style.Resolutions;
import org.gan4j.nn.layer.Conv2d;

/** ProGAN's discriminator with a blur before each convolution that is followed by downsampling. */
final class BlurDiscriminator extends FeatureLayer {

  private static final double GAIN = Math.sqrt(2);

  private final Conv2d fromImage;
  private final List<Block> blocks = new ArrayList<>();
  private final Ending ending;
  private final Activation activation;

  BlurDiscriminator(StyleganConfig config) {
    this.activation = Activation.leakyRelu(config.slope());
    int in = config.channelsAt(config.imageSize());
    this.fromImage =
        child("image", Conv2d.of(config.channels(), in, 1).equalizedLearningRate(GAIN));
    for (int side = config.imageSize(); side > Resolutions.FIRST; side /= 2) {
      int out = config.channelsAt(side / 2);
      blocks.add(
          new Block(
              child("conv" + side, convolution(in, in)),
              child("down" + side, convolution(in, out))));
      in = out;
    }
    this.ending = ending("conv" + Resolutions.FIRST, in, config.stddevGroup(), config.slope());
  }

  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 3).padding(1).equalizedLearningRate(GAIN);
  }

  /** A resolution, at whose end the features are half as large. */
  private record Block(Conv2d conv, Conv2d down) {

    Variable apply(Variable x, Activation activation) {
      Variable y = Blur.KEEPING.apply(conv.apply(x, activation));
      return Resampling.avgPool(down.apply(y, activation), Pool2d.of(2));
    }
  }

  @Override
  public List<Variable> features(Variable images) {
    List<Variable> features = new ArrayList<>();
    features.add(fromImage.apply(images, activation));
    for (Block block : blocks) {
      features.add(block.apply(features.get(features.size() - 1), activation));
    }
    return features;
  }

  @Override
  protected Ending ending() {
    return ending;
  }
}
