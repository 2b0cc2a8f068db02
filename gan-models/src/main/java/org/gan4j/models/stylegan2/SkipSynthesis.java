package org.gan4j.models.stylegan2;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.Synthesis;
import org.gan4j.nn.init.Initializers;

/**
 * The generator with skip connections (figure 7b of the paper): every resolution adds to the image,
 * which is upsampled on the way. The layer that makes an image takes the style of the convolution
 * after it.
 */
final class SkipSynthesis extends Synthesis {

  private final StyledConv conv;
  private final ToImage image;
  private final List<Block> blocks = new ArrayList<>();

  SkipSynthesis(Stylegan2Config config) {
    super(config.imageSize(), Initializers.normal(1), config.channelsAt(Resolutions.FIRST));
    int in = config.channelsAt(Resolutions.FIRST);
    this.conv = child("conv" + Resolutions.FIRST, new StyledConv(config, Scaling.SAME, in, in));
    this.image = child("image" + Resolutions.FIRST, new ToImage(config, in));
    for (int side = 2 * Resolutions.FIRST; side <= config.imageSize(); side *= 2) {
      int out = config.channelsAt(side);
      blocks.add(
          new Block(
              child("up" + side, new StyledConv(config, Scaling.DOUBLE, in, out)),
              child("conv" + side, new StyledConv(config, Scaling.SAME, out, out)),
              child("image" + side, new ToImage(config, out))));
      in = out;
    }
  }

  /** A resolution: features twice as large, and what they add to the image. */
  private record Block(StyledConv up, StyledConv conv, ToImage image) {

    Variable features(Variable x, Variable upStyle, Variable style, Noise noise) {
      return conv.apply(up.apply(x, upStyle, noise), style, noise);
    }

    Variable image(Variable smaller, Variable x, Variable style) {
      return Blur.DOUBLING.apply(smaller).add(image.apply(x, style));
    }
  }

  @Override
  protected Variable images(Variable start, Iterator<Variable> styles, Noise noise) {
    Variable x = conv.apply(start, styles.next(), noise);
    Variable next = styles.next();
    Variable sum = image.apply(x, next);
    for (Block block : blocks) {
      x = block.features(x, next, styles.next(), noise);
      next = styles.next();
      sum = block.image(sum, x, next);
    }
    return sum;
  }
}
