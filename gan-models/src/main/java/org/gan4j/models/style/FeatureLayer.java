package org.gan4j.models.style;

import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;

/** A discriminator that also tells what it sees on the way to its logit. */
public abstract class FeatureLayer extends Layer {

  /**
   * What it sees.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @return one {@code [N, H', W', C']} a resolution, the finest first
   */
  public abstract List<Variable> features(Variable images);
}
