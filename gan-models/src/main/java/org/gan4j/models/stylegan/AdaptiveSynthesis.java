package org.gan4j.models.stylegan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.Synthesis;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Conv2d;

/**
 * The generator's synthesis network (figure 1b of the paper): two layers a resolution, the first
 * after upsampling and a blur; the image comes from the last.
 */
final class AdaptiveSynthesis extends Synthesis {

  private static final double GAIN = Math.sqrt(2);

  private final Parameter constant;
  private final List<Conv2d> convolutions = new ArrayList<>();
  private final List<AdaptiveLayer> layers = new ArrayList<>();
  private final Conv2d image;

  AdaptiveSynthesis(StyleganConfig config) {
    int w = config.latentSize();
    int in = config.channelsAt(Resolutions.FIRST);
    this.constant =
        parameter("constant", Initializers.ones(), 1, Resolutions.FIRST, Resolutions.FIRST, in);
    for (int side : Resolutions.upTo(config.imageSize())) {
      int out = config.channelsAt(side);
      if (side > Resolutions.FIRST) {
        convolutions.add(child("up" + side, convolution(in, out)));
      }
      layers.add(child("style" + side + "a", new AdaptiveLayer(w, out, config.slope())));
      convolutions.add(child("conv" + side, convolution(out, out)));
      layers.add(child("style" + side + "b", new AdaptiveLayer(w, out, config.slope())));
      in = out;
    }
    this.image = child("image", Conv2d.of(in, config.channels(), 1).equalizedLearningRate(1));
  }

  /** Without a bias, which the layer after it has. */
  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 3).padding(1).bias(false).equalizedLearningRate(GAIN);
  }

  @Override
  public int layers() {
    return layers.size();
  }

  @Override
  protected Variable images(List<Variable> styles, Noise noise) {
    Variable start = constant.variable();
    Variable x =
        Reductions.broadcastTo(
            start, styles.get(0).size(0), start.size(1), start.size(2), start.size(3));
    x = layers.get(0).apply(x, styles.get(0), noise);
    for (int layer = 1; layer < layers.size(); layer++) {
      Variable y = layer % 2 == 0 ? Resampling.upsampleNearest(x, 2) : x;
      y = convolutions.get(layer - 1).apply(y);
      y = layer % 2 == 0 ? Blur.apply(y, Blur.THREE_TAPS, 1, 1, 1, 1, 1) : y;
      x = layers.get(layer).apply(y, styles.get(layer), noise);
    }
    return image.apply(x);
  }
}
