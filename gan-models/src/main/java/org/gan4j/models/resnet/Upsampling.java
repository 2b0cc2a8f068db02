package org.gan4j.models.resnet;

import java.util.Locale;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.UpsampleBilinear;
import org.gan4j.nn.layer.UpsampleNearest;

/** How the generator's blocks double rows and columns. */
public enum Upsampling {
  /** Repeats pixels, as the code of Miyato et al. 2018 does. */
  NEAREST {
    @Override
    Layer layer() {
      return UpsampleNearest.of(2);
    }
  },
  /** Between pixels, as mimicry does. */
  BILINEAR {
    @Override
    Layer layer() {
      return UpsampleBilinear.of(2);
    }
  };

  /** A layer from {@code [N, H, W, C]} to {@code [N, 2 H, 2 W, C]}. */
  abstract Layer layer();

  /** The name in configurations: {@code bilinear}, say. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
