package org.gan4j.train;

import java.util.List;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.nn.Parameter;

/**
 * The discriminator as penalties see it, which has judged the real images already.
 *
 * @param discriminator what is trained
 * @param condition the classes of the batch
 * @param real the real images, a leaf
 * @param realLogits what the discriminator says of them
 */
record TrainedCritic(
    Discriminator discriminator, Condition condition, Variable real, Variable realLogits)
    implements Critic {

  @Override
  public Variable logits(Variable images) {
    return discriminator.logits(images, condition);
  }

  @Override
  public Judged at(Variable points) {
    return points == real ? new Judged(real, realLogits) : Critic.super.at(points);
  }

  @Override
  public List<Parameter> parameters() {
    return discriminator.network().parameters();
  }
}
