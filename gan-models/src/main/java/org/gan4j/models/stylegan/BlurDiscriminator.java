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
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.MinibatchStddev;

/** ProGAN's discriminator with a blur before each convolution that is followed by downsampling. */
final class BlurDiscriminator extends FeatureLayer {

  private static final double GAIN = Math.sqrt(2);

  private final Conv2d fromImage;
  private final List<Conv2d> same = new ArrayList<>();
  private final List<Conv2d> down = new ArrayList<>();
  private final MinibatchStddev stddev;
  private final Conv2d last;
  private final Linear dense;
  private final Linear logit;
  private final Activation activation;

  BlurDiscriminator(StyleganConfig config) {
    this.activation = Activation.leakyRelu(config.slope());
    int in = config.channelsAt(config.imageSize());
    this.fromImage =
        child("image", Conv2d.of(config.channels(), in, 1).equalizedLearningRate(GAIN));
    for (int side = config.imageSize(); side > Resolutions.FIRST; side /= 2) {
      int out = config.channelsAt(side / 2);
      same.add(child("conv" + side, convolution(in, in)));
      down.add(child("down" + side, convolution(in, out)));
      in = out;
    }
    this.stddev = child("stddev", MinibatchStddev.create().group(config.stddevGroup()));
    this.last = child("conv" + Resolutions.FIRST, convolution(in + 1, in));
    int pixels = Resolutions.FIRST * Resolutions.FIRST;
    this.dense = child("dense", Linear.of((long) pixels * in, in).equalizedLearningRate(GAIN));
    this.logit = child("logit", Linear.of(in, 1).equalizedLearningRate(1));
  }

  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 3).padding(1).equalizedLearningRate(GAIN);
  }

  @Override
  public List<Variable> features(Variable images) {
    List<Variable> features = new ArrayList<>();
    Variable x = fromImage.apply(images, activation);
    features.add(x);
    for (int block = 0; block < same.size(); block++) {
      Variable y = same.get(block).apply(x, activation);
      y = down.get(block).apply(Blur.apply(y, Blur.THREE_TAPS, 1, 1, 1, 1, 1), activation);
      x = Resampling.avgPool(y, Pool2d.of(2));
      features.add(x);
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
