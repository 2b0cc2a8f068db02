package org.gan4j.models.stylegan2;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Variable;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.Synthesis;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;

/**
 * The generator with skip connections (figure 7b of the paper): every resolution adds to the image,
 * which is upsampled on the way. The layer that makes an image takes the style of the convolution
 * after it.
 */
final class SkipSynthesis extends Synthesis {

  private final int styles;
  private final Parameter constant;
  private final List<StyledConv> convolutions = new ArrayList<>();
  private final List<ToImage> images = new ArrayList<>();

  SkipSynthesis(Stylegan2Config config) {
    int w = config.latentSize();
    int in = config.channelsAt(Resolutions.FIRST);
    this.styles = config.layers();
    this.constant =
        parameter("constant", Initializers.normal(1), 1, Resolutions.FIRST, Resolutions.FIRST, in);
    for (int side : Resolutions.upTo(config.imageSize())) {
      int out = config.channelsAt(side);
      if (side > Resolutions.FIRST) {
        add("up" + side, new StyledConv(w, in, out, true, config.slope()));
      }
      add("conv" + side, new StyledConv(w, out, out, false, config.slope()));
      images.add(child("image" + side, new ToImage(w, out, config.channels())));
      in = out;
    }
  }

  private void add(String name, StyledConv layer) {
    convolutions.add(child(name, layer));
  }

  @Override
  public int layers() {
    return styles;
  }

  @Override
  protected Variable images(List<Variable> style, Noise noise) {
    Variable start = constant.variable();
    Variable x =
        Reductions.broadcastTo(
            start, style.get(0).size(0), start.size(1), start.size(2), start.size(3));
    x = convolutions.get(0).apply(x, style.get(0), noise);
    Variable image = images.get(0).apply(x, style.get(1));
    for (int block = 1; block < images.size(); block++) {
      int layer = 2 * block - 1;
      x = convolutions.get(layer).apply(x, style.get(layer), noise);
      x = convolutions.get(layer + 1).apply(x, style.get(layer + 1), noise);
      Variable larger = Blur.apply(image, Blur.FOUR_TAPS, 4, 2, 1, 2, 1);
      image = larger.add(images.get(block).apply(x, style.get(layer + 2)));
    }
    return image;
  }
}
