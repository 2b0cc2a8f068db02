package org.gan4j.gan.loss;

import java.util.Optional;
import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Judgement;
import org.gan4j.io.Require;

/**
 * The classification loss of ACGAN (Odena et al. 2017, "Conditional Image Synthesis with Auxiliary
 * Classifier GANs", equation 3): {@code -E[log P(c | x)] - E[log P(c | f)]} for the discriminator,
 * {@code -E[log P(c | f)]} for the generator. Both networks want the class c to be seen in the
 * image.
 *
 * @param weight the factor, at least 0; 1 in the paper
 */
public record AuxiliaryClassifier(double weight) implements LossTerm {

  /** Checks the weight. */
  public AuxiliaryClassifier {
    Require.notNegative("weight", weight);
  }

  @Override
  public String name() {
    return "class";
  }

  @Override
  public Optional<Variable> discriminator(Judgement real, Judgement fake, Condition condition) {
    return Optional.of(
        crossEntropy(real, condition).add(crossEntropy(fake, condition)).mul(weight));
  }

  @Override
  public Optional<Variable> generator(Judgement fake, Condition condition) {
    return Optional.of(crossEntropy(fake, condition).mul(weight));
  }

  private static Variable crossEntropy(Judgement judgement, Condition condition) {
    Variable logits =
        judgement
            .classLogits()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "classLogits: the discriminator gives none; take one that classifies"));
    int[] labels = condition.labels((int) logits.size(0), (int) logits.size(1));
    return Labels.crossEntropy(logits, labels);
  }
}
