package org.gan4j.models.style;

import java.util.Iterator;
import java.util.List;
import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializer;

/**
 * Turns styles into images: a constant, changed by one style a layer, with noise in every pixel.
 */
public abstract class Synthesis extends Module {

  private final int layers;
  private final Parameter constant;

  /**
   * A network without layers yet.
   *
   * @param imageSize rows and columns of the images
   * @param initializer how the constant's first values are drawn
   * @param channels of the constant
   */
  protected Synthesis(int imageSize, Initializer initializer, int channels) {
    this.layers = 2 * Resolutions.upTo(imageSize).size();
    this.constant =
        parameter("constant", initializer, 1, Resolutions.FIRST, Resolutions.FIRST, channels);
  }

  /**
   * How many styles an image has.
   *
   * @return {@code 2 log2(size) - 2}: two a resolution, from 4 pixels on
   */
  public final int layers() {
    return layers;
  }

  /**
   * Images from styles.
   *
   * @param styles one {@code [N, W]} a layer, the coarsest first
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   */
  public final Variable apply(List<Variable> styles, Noise noise) {
    return call(
        () -> {
          Variable start = constant.variable();
          long samples = styles.get(0).size(0);
          return images(
              Reductions.broadcastTo(start, samples, start.size(1), start.size(2), start.size(3)),
              styles.iterator(),
              noise);
        });
  }

  /**
   * What the layers make of the constant.
   *
   * @param start the constant for every sample, {@code [N, 4, 4, C]}
   * @param styles as many {@code [N, W]} as layers, the coarsest first
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   */
  protected abstract Variable images(Variable start, Iterator<Variable> styles, Noise noise);
}
