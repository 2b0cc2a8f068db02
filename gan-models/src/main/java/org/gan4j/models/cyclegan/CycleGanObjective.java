package org.gan4j.models.cyclegan;

import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Domain;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.nn.Layer;
import org.jspecify.annotations.Nullable;

/**
 * What CycleGAN minimizes (Zhu et al. 2017, section 3), with G from A to B, F from B to A, D_A and
 * D_B the discriminators, E the mean and |.| the mean absolute value:
 *
 * <pre>
 * generators:      E[(D_B(G(a)) - 1)^2] + E[(D_A(F(b)) - 1)^2]           equation 1, least squares
 *                  + cycle    (|F(G(a)) - a| + |G(F(b)) - b|)            equation 2
 *                  + identity (|G(b) - b| + |F(a) - a|)                  section 5.2
 * discriminators:  1/2 E[(D_A(a) - 1)^2] + 1/2 E[D_A(F(b))^2], likewise D_B
 * </pre>
 *
 * <p>The generators' terms that begin with a don't depend on those that begin with b, so that the
 * two halves can be computed side by side. Instance norm treats every image by itself; so F runs on
 * G(a) and on a together.
 *
 * @param model the networks
 * @param loss of the discriminators, and half of the generators' first line
 */
record CycleGanObjective(CycleGan model, GanLoss loss) {

  /** {@link org.gan4j.gan.loss.LeastSquares} halves the generator's square, CycleGAN doesn't. */
  private static final double WHOLE_SQUARE = 2;

  /**
   * The generators' terms of the images of one domain.
   *
   * @param loss their weighted sum
   * @param adversarial whether the translation passes for real
   * @param cycle how far the way back misses the image
   * @param identity how far the other generator changes the image; null if that has no weight
   * @param fake the translation
   */
  record Half(
      Variable loss,
      Variable adversarial,
      Variable cycle,
      @Nullable Variable identity,
      Variable fake) {}

  /**
   * The generators' side, for the images of one domain.
   *
   * @param from the domain
   * @param real images {@code [N, H, W, C]}
   */
  Half generators(Domain from, Variable real) {
    Layer there = model.generator(from).module();
    Layer back = model.generator(from.other()).module();
    Variable fake = there.apply(real);
    Variable logits = model.discriminator(from.other()).module().apply(fake);
    Variable adversarial = loss.generator(null, logits).mul(WHOLE_SQUARE);
    double identityWeight = model.config().identityWeight();
    if (identityWeight == 0) {
      Variable cycle = distance(back.apply(fake), real);
      return new Half(weighted(adversarial, cycle), adversarial, cycle, null, fake);
    }
    long n = real.size(0);
    Variable both = back.apply(Shaping.concat(0, fake, real));
    Variable cycle = distance(first(both, n), real);
    Variable identity = distance(second(both, n), real);
    Variable total = weighted(adversarial, cycle).add(identity.mul(identityWeight));
    return new Half(total, adversarial, cycle, identity, fake);
  }

  private Variable weighted(Variable adversarial, Variable cycle) {
    return adversarial.add(cycle.mul(model.config().cycleWeight()));
  }

  /**
   * A discriminator's side.
   *
   * @param of whose
   * @param real images of its domain
   * @param fake as many generated ones, constant
   */
  Variable discriminator(Domain of, Variable real, Variable fake) {
    long n = real.size(0);
    Variable logits = model.discriminator(of).module().apply(Shaping.concat(0, real, fake));
    return loss.discriminator(first(logits, n), second(logits, n));
  }

  /** The first n of 2n images. */
  static Variable first(Variable both, long n) {
    return Shaping.narrow(both, 0, 0, n);
  }

  /** The last n of 2n images. */
  static Variable second(Variable both, long n) {
    return Shaping.narrow(both, 0, n, n);
  }

  private static Variable distance(Variable x, Variable y) {
    return x.sub(y).abs().mean();
  }
}
