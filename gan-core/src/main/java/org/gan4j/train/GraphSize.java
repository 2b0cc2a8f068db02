package org.gan4j.train;

import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Gan;
import org.gan4j.gan.RepeatableGenerator;
import org.gan4j.kernel.ArrayPool;
import org.nd4j.linalg.api.buffer.DataType;

/** How much memory the graphs of an adversarial step take, counted on a few samples. */
final class GraphSize {

  /** Samples to count with: as many as a minibatch's deviation wants. */
  private static final int FEW = 4;

  /** What a penalty's gradients add to a graph of the discriminator, as a part of it. */
  private static final double OF_PENALTY = 1.75;

  private GraphSize() {}

  /**
   * The most that a step holds at once. Networks run as in inference, and nothing of them changes.
   *
   * @param gan the networks
   * @param batch samples a step
   * @param penalized whether a penalty on the discriminator's gradients may be due
   * @return an estimate in bytes; the steps of the families are within a half of it
   */
  static long of(Gan gan, int batch, boolean penalized) {
    int count = batch % FEW == 0 ? FEW : batch;
    ArrayPool pool = gan.generator().network().kernels().pool();
    double generator;
    double discriminator;
    try (Scope scope = Scope.evaluation(gan.generator().network().kernels())) {
      long before = pool.stats().bytesLent();
      Condition condition =
          gan.generator().classes() == 0 ? Condition.NONE : Condition.all(0, count);
      Variable latent = Variable.full(0.5, DataType.FLOAT, count, gan.generator().latentSize());
      Variable images = gan.generator().generate(latent, condition);
      long between = pool.stats().bytesLent();
      gan.discriminator().judge(images, condition);
      generator = between - before;
      discriminator = pool.stats().bytesLent() - between;
    }
    boolean both = !penalized || !(gan.generator() instanceof RepeatableGenerator);
    double graphs =
        Math.max(
            generator + 2 * discriminator,
            (both ? generator : 0) + (2 + (penalized ? OF_PENALTY : 0)) * discriminator);
    return Math.round(graphs * batch / count);
  }
}
