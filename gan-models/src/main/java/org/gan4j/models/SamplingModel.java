package org.gan4j.models;

import org.gan4j.gan.Generator;

/** A model that draws images from latents. */
public interface SamplingModel extends Model {

  /**
   * The generator to draw with: the trained one, or its average.
   *
   * @return the generator, its network among those of the model
   */
  Generator sampler();
}
