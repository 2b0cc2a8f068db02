package org.gan4j.gan.penalty;

import java.util.Arrays;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradients of a critic for its input, which most penalties are made of. */
final class InputGradients {

  private InputGradients() {}

  /**
   * The squared norm of each sample's gradient, differentiable for the critic's parameters.
   *
   * @param judgement of images that are a leaf; of several logits a sample the sum is
   *     differentiated
   * @return {@code [N]}
   */
  static Variable squaredNorms(Judgement judgement) {
    Variable points = judgement.images();
    Variable gradient = Gradients.grad(judgement.logits().sum(), points, true);
    return gradient.reshape(points.size(0), -1).square().sum(1);
  }

  /**
   * Points on the lines between samples: {@code eps * a + (1 - eps) * b}.
   *
   * @param a {@code [N, ...]}
   * @param b as a
   * @param eps {@code [N]}, one a sample
   * @return as a, constant
   */
  static Variable mix(Variable a, Variable b, Variable eps) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "real and fake: expected the same shape, got "
              + Arrays.toString(a.shape())
              + " and "
              + Arrays.toString(b.shape()));
    }
    if (eps.length() != a.size(0)) {
      throw new IllegalArgumentException(
          "eps: expected one a sample, " + a.size(0) + ", got " + Arrays.toString(eps.shape()));
    }
    long[] column = new long[a.rank()];
    Arrays.fill(column, 1);
    column[0] = a.size(0);
    try (Scope scope = Scope.noGrad()) {
      Variable far = b.detach();
      return scope.keep(far.add(a.detach().sub(far).mul(eps.reshape(column))));
    }
  }

  /** Uniform draws in [0, 1), of the type of x. */
  static Variable uniform(RandomStream random, Variable x, long... shape) {
    Variable draws = Variable.full(0, DataType.FLOAT, shape);
    random.fillUniform(draws.value(), 0, 1);
    return x.dataType() == DataType.FLOAT
        ? draws
        : Variable.constant(draws.value().castTo(x.dataType()));
  }
}
