package org.gan4j.models.cyclegan;

import java.util.Map;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Domain;
import org.gan4j.gan.loss.GanLoss;

/**
 * What CycleGAN minimises (Zhu et al. 2017, section 3), with G from A to B, F from B to A, D_A and
 * D_B the discriminators, E the mean and |.| the mean absolute value:
 *
 * <pre>
 * generators:      E[(D_B(G(a)) - 1)^2] + E[(D_A(F(b)) - 1)^2]           equation 1, least squares
 *                  + cycle    (|F(G(a)) - a| + |G(F(b)) - b|)            equation 2
 *                  + identity (|G(b) - b| + |F(a) - a|)                  section 5.2
 * discriminators:  1/2 E[(D_A(a) - 1)^2] + 1/2 E[D_A(F(b))^2], likewise D_B
 * </pre>
 *
 * <p>Instance norm treats every image by itself; so G runs on a and b together, and F likewise.
 *
 * @param model the networks
 * @param loss of the discriminators, and half of the generators' first line
 */
record CycleGanObjective(CycleGan model, GanLoss loss) {

  /** {@link org.gan4j.gan.loss.LeastSquares} halves the generator's square, CycleGAN doesn't. */
  private static final double WHOLE_SQUARE = 2;

  /**
   * What the generators gave in one step.
   *
   * @param loss what they minimise
   * @param fakeA F(b)
   * @param fakeB G(a)
   */
  record Generated(Variable loss, Variable fakeA, Variable fakeB) {}

  /**
   * The generators' side.
   *
   * @param both images {@code [2N, H, W, C]}, first of A, then of B
   * @param losses gets the parts' values
   */
  Generated generators(Variable both, Map<String, Double> losses) {
    long n = both.size(0) / 2;
    Variable a = first(both, n);
    Variable b = second(both, n);
    boolean identity = model.config().identityWeight() > 0;
    Variable fromA = toB(identity ? both : a);
    Variable fromB = toA(identity ? both : b);
    Variable fakeB = identity ? first(fromA, n) : fromA;
    Variable fakeA = identity ? second(fromB, n) : fromB;

    Variable fooled = fooled(Domain.B, fakeB).add(fooled(Domain.A, fakeA)).mul(WHOLE_SQUARE);
    Variable cycle = distance(toA(fakeB), a).add(distance(toB(fakeA), b));
    losses.put("g_adversarial", fooled.item());
    losses.put("g_cycle", cycle.item());
    Variable total = fooled.add(cycle.mul(model.config().cycleWeight()));
    if (identity) {
      Variable same = distance(second(fromA, n), b).add(distance(first(fromB, n), a));
      losses.put("g_identity", same.item());
      total = total.add(same.mul(model.config().identityWeight()));
    }
    return new Generated(total, fakeA, fakeB);
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

  private Variable fooled(Domain domain, Variable fake) {
    return loss.generator(null, model.discriminator(domain).module().apply(fake));
  }

  private Variable toB(Variable images) {
    return model.generator(Domain.A).module().apply(images);
  }

  private Variable toA(Variable images) {
    return model.generator(Domain.B).module().apply(images);
  }

  private static Variable distance(Variable x, Variable y) {
    return x.sub(y).abs().mean();
  }
}
