/**
 * Training: the loop that draws batches and takes steps, the adversarial step itself, what watches
 * a run (listeners), and what a run leaves behind (losses, sample grids, weights, checkpoints).
 *
 * <p>{@link org.gan4j.train.AdversarialStep} trains a generator and a discriminator, and {@link
 * org.gan4j.train.Trainer} repeats it. A family with another step implements {@link
 * org.gan4j.train.TrainingStep} and shares the loop.
 */
@NullMarked
package org.gan4j.train;

import org.jspecify.annotations.NullMarked;
