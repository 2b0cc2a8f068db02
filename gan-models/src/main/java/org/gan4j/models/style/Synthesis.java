package org.gan4j.models.style;

import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;

/** From styles to images: a constant, changed by one style a layer, with noise in every pixel. */
public abstract class Synthesis extends Module {

  /**
   * How many styles an image has.
   *
   * @return {@code 2 log2(size) - 2}: two a resolution, from 4 pixels on
   */
  public abstract int layers();

  /**
   * Images from styles.
   *
   * @param styles one {@code [N, W]} a layer, the coarsest first
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   */
  public final Variable apply(List<Variable> styles, Noise noise) {
    return call(() -> images(styles, noise));
  }

  /**
   * What the network computes.
   *
   * @param styles one {@code [N, W]} a layer, the coarsest first
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   */
  protected abstract Variable images(List<Variable> styles, Noise noise);
}
