package org.gan4j.gan;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;

/**
 * A network that scores images: a discriminator if its logits are of probabilities, a critic if
 * they are free.
 */
public interface Discriminator {

  /**
   * The network with its parameters.
   *
   * @return the network
   */
  Network<? extends Module> network();

  /**
   * The scores of images.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return {@code [N, 1]}, or a map of patches {@code [N, H', W', 1]}; greater is more real
   */
  Variable logits(Variable images, Condition condition);

  /**
   * The scores of images, without a condition.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @return {@code [N, 1]}, or a map of patches {@code [N, H', W', 1]}
   */
  default Variable logits(Variable images) {
    return logits(images, Condition.NONE);
  }

  /**
   * Everything that the discriminator has to say of images; the logits alone, unless it classifies
   * too.
   *
   * @param images {@code [N, H, W, C]} in [-1, 1]
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return the logits with what comes beside them
   */
  default Judgement judge(Variable images, Condition condition) {
    return Judgement.of(images, logits(images, condition));
  }
}
