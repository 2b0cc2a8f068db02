package org.gan4j.gan;

import org.gan4j.autodiff.Variable;

/**
 * A generator whose images in training follow from the latents alone, so that they can be made once
 * more instead of being held: while the discriminator is updated with a penalty, which takes most
 * of a step's memory, the history of the generated batch needn't lie beside.
 */
public interface RepeatableGenerator extends Generator {

  /**
   * What {@link #generate} gave in training, bit for bit, with its history; nothing of the network
   * changes, such as a running mean.
   *
   * @param latent {@code [N, Z]}
   * @param condition a class a sample, or {@link Condition#NONE}
   * @return {@code [N, H, W, C]} in [-1, 1]
   */
  Variable repeat(Variable latent, Condition condition);
}
