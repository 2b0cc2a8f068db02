package org.gan4j.nn.layer;

import org.gan4j.autodiff.Arithmetic;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.nn.Layer;
import org.gan4j.random.RandomStream;

/**
 * Sets elements to zero at random in training and scales the others by {@code 1 / (1 - rate)}, so
 * that the mean stays (Srivastava et al. 2014, inverted as in section 10); gives its input in
 * inference. Any shape, float32.
 */
public final class Dropout extends Layer {

  private final double rate;
  private final RandomStream random;

  private Dropout(double rate, RandomStream random) {
    this.rate = rate;
    this.random = random;
  }

  /**
   * A layer.
   *
   * @param rate how likely an element is dropped, in [0, 1)
   * @param random where it is drawn from
   * @return the layer
   */
  public static Dropout of(double rate, RandomStream random) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate: expected [0, 1), got " + rate);
    }
    return new Dropout(rate, random);
  }

  @Override
  protected Variable forward(Variable x) {
    if (!Scope.current().training() || rate == 0) {
      return x;
    }
    Variable draws = Variable.full(0, x.dataType(), x.shape());
    random.fillUniform(draws.value(), 0, 1);
    Variable kept = Arithmetic.compare(BinaryOp.GREATER_EQUAL, draws, rate);
    return x.mul(kept.mul(1 / (1 - rate)));
  }
}
