package org.gan4j.gan.penalty;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.nn.Network;
import org.gan4j.nn.Parameter;

/** What a penalty needs to know of a discriminator: a function from images to logits. */
@FunctionalInterface
public interface Critic {

  /**
   * Applies the critic.
   *
   * @param images {@code [N, ...]}
   * @return logits, one or more a sample
   */
  Variable logits(Variable images);

  /**
   * Applies the critic to points that it can then be differentiated for.
   *
   * @param points {@code [N, ...]}; taken as constants
   * @return the points as a leaf, with the logits that depend on it
   */
  default Judgement at(Variable points) {
    Variable leaf = points.detachedLeaf();
    return Judgement.of(leaf, logits(leaf));
  }

  /**
   * The same critic with something that it has said already: points that it has judged aren't
   * judged again by {@link #at}.
   *
   * @param judged what it said of a leaf
   * @return the critic
   */
  default Critic knowing(Judgement judged) {
    Critic own = this;
    return new Critic() {
      @Override
      public Variable logits(Variable images) {
        return own.logits(images);
      }

      @Override
      public Judgement at(Variable points) {
        return points == judged.images() ? judged : own.at(points);
      }

      @Override
      public List<Parameter> parameters() {
        return own.parameters();
      }
    };
  }

  /**
   * The critic's parameters, for penalties on weights.
   *
   * @return the parameters
   * @throws UnsupportedOperationException if the critic was given as a function alone
   */
  default List<Parameter> parameters() {
    throw new UnsupportedOperationException(
        "parameters: this critic is a function alone; pass Critic.of(network, function)");
  }

  /**
   * A critic that knows its network.
   *
   * @param network whose parameters the function uses
   * @param logits the function from images to logits
   * @return the critic
   */
  static Critic of(Network<?> network, UnaryOperator<Variable> logits) {
    return new Critic() {
      @Override
      public Variable logits(Variable images) {
        return logits.apply(images);
      }

      @Override
      public List<Parameter> parameters() {
        return network.parameters();
      }
    };
  }
}
