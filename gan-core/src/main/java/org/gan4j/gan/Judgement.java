package org.gan4j.gan;

import java.util.Optional;
import org.gan4j.autodiff.Variable;

/**
 * What a discriminator says of a batch.
 *
 * @param images the batch {@code [N, H, W, C]}
 * @param logits {@code [N, 1]}, or a map of patches {@code [N, H', W', 1]}; greater is more real
 * @param classLogits {@code [N, classes]} from a discriminator that classifies too (Odena et al.
 *     2017); empty from others
 */
public record Judgement(Variable images, Variable logits, Optional<Variable> classLogits) {

  /**
   * The judgement of a discriminator that doesn't classify.
   *
   * @param images the batch
   * @param logits its scores
   * @return the judgement
   */
  public static Judgement of(Variable images, Variable logits) {
    return new Judgement(images, logits, Optional.empty());
  }
}
