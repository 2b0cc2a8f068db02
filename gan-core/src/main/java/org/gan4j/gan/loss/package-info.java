/**
 * Adversarial losses: small pure functions on logits, one record a loss, with its formula and paper
 * beside it. What depends on the critic's gradients is a penalty and belongs into {@code
 * gan.penalty}.
 */
@NullMarked
package org.gan4j.gan.loss;

import org.jspecify.annotations.NullMarked;
