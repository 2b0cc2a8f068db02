package org.gan4j.models.stylegan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Variable;
import org.gan4j.models.style.Blur;
import org.gan4j.models.style.Noise;
import org.gan4j.models.style.Resolutions;
import org.gan4j.models.style.Synthesis;
import org.gan4j.nn.init.Initializers;
import org.gan4j.nn.layer.Conv2d;

/**
 * The generator's synthesis network (figure 1b of the paper): two layers a resolution, the first
 * after upsampling and a blur; the image comes from the last.
 */
final class AdaptiveSynthesis extends Synthesis {

  private static final double GAIN = Math.sqrt(2);

  private final List<Block> blocks = new ArrayList<>();
  private final Conv2d image;

  AdaptiveSynthesis(StyleganConfig config) {
    super(config.imageSize(), Initializers.ones(), config.channelsAt(Resolutions.FIRST));
    int in = config.channelsAt(Resolutions.FIRST);
    for (int side : Resolutions.upTo(config.imageSize())) {
      int out = config.channelsAt(side);
      blocks.add(
          new Block(
              side == Resolutions.FIRST ? UnaryOperator.identity() : up(side, in, out),
              child("style" + side + "a", new AdaptiveLayer(config, out)),
              child("conv" + side, convolution(out, out)),
              child("style" + side + "b", new AdaptiveLayer(config, out))));
      in = out;
    }
    this.image = child("image", Conv2d.of(in, config.channels(), 1).equalizedLearningRate(1));
  }

  private UnaryOperator<Variable> up(int side, int in, int out) {
    Conv2d conv = child("up" + side, convolution(in, out));
    return x -> Blur.KEEPING.apply(conv.apply(Resampling.upsampleNearest(x, 2)));
  }

  /** Without a bias, which the layer after it has. */
  private static Conv2d convolution(int in, int out) {
    return Conv2d.of(in, out, 3).padding(1).bias(false).equalizedLearningRate(GAIN);
  }

  /** A resolution: what makes the features as large, and two layers. */
  private record Block(
      UnaryOperator<Variable> up, AdaptiveLayer first, Conv2d conv, AdaptiveLayer second) {

    Variable apply(Variable x, Iterator<Variable> styles, Noise noise) {
      Variable y = first.apply(up.apply(x), styles.next(), noise);
      return second.apply(conv.apply(y), styles.next(), noise);
    }
  }

  @Override
  protected Variable images(Variable start, Iterator<Variable> styles, Noise noise) {
    Variable x = start;
    for (Block block : blocks) {
      x = block.apply(x, styles, noise);
    }
    return image.apply(x);
  }
}
