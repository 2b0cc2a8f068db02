package org.gan4j.gan.penalty;

import java.util.List;
import org.gan4j.autodiff.Arithmetic;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.io.Require;
import org.gan4j.nn.Parameter;
import org.gan4j.random.RandomStream;

/**
 * Orthogonal regularization (Brock et al. 2019, "Large Scale GAN Training for High Fidelity Natural
 * Image Synthesis", equation 3): {@code weight * sum ||W^T W * (1 - I)||_F^2} over all weights,
 * each as a matrix with one column a place of its last axis. It makes the filters of a layer unlike
 * each other without constraining their norms. Vectors (biases, scales) don't count.
 *
 * @param weight the factor, at least 0
 */
public record Orthogonal(double weight) implements Penalty {

  /** The weight of the paper. */
  public static final double DEFAULT_WEIGHT = 1e-4;

  /** Checks the weight. */
  public Orthogonal {
    Require.notNegative("weight", weight);
  }

  /**
   * The penalty.
   *
   * @param weight the factor, 1e-4 in the paper
   * @return the penalty
   */
  public static Orthogonal weight(double weight) {
    return new Orthogonal(weight);
  }

  @Override
  public Variable term(Critic critic, Judgement real, Variable fake, RandomStream random) {
    return of(critic.parameters().stream().map(Parameter::variable).toList());
  }

  /**
   * The term for given weights, such as a generator's.
   *
   * @param weights any parameters; those of fewer than two axes are left out
   * @return one element
   * @throws IllegalArgumentException if none has two axes
   */
  public Variable of(List<Variable> weights) {
    return weights.stream()
        .filter(variable -> variable.rank() > 1)
        .map(Orthogonal::overlap)
        .reduce(Variable::add)
        .orElseThrow(
            () -> new IllegalArgumentException("weights: expected at least one of two axes"))
        .mul(weight);
  }

  private static Variable overlap(Variable parameter) {
    Variable columns = parameter.reshape(-1, parameter.size(-1));
    Variable products = Arithmetic.matmul(columns, true, columns, false).reshape(-1);
    long[] begin = {0};
    long[] step = {columns.size(1) + 1};
    Variable diagonal = Shaping.slice(products, begin, step, new long[] {columns.size(1)});
    return products.sub(Shaping.place(diagonal, begin, step, products.shape())).square().sum();
  }
}
