package org.gan4j.models.style;

import org.gan4j.nn.Buffer;
import org.gan4j.nn.Module;
import org.gan4j.nn.init.Initializers;

/** A generator's two networks and the mean of its styles. */
public final class StyleModule extends Module {

  private final MappingNetwork mapping;
  private final Synthesis synthesis;
  private final Buffer meanStyle;

  /**
   * Puts them together.
   *
   * @param mapping from latents to styles
   * @param synthesis from styles to images
   * @param styleSize W
   */
  public StyleModule(MappingNetwork mapping, Synthesis synthesis, int styleSize) {
    this.mapping = child("mapping", mapping);
    this.synthesis = child("synthesis", synthesis);
    this.meanStyle = buffer("mean_style", Initializers.zeros(), styleSize);
  }

  MappingNetwork mapping() {
    return mapping;
  }

  Synthesis synthesis() {
    return synthesis;
  }

  /** The running mean of what the mapping network gave in training, {@code [W]}. */
  Buffer meanStyle() {
    return meanStyle;
  }
}
