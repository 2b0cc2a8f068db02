/**
 * Training: the loop that draws batches and takes steps, the adversarial step itself, what watches
 * a run (listeners), and what a run leaves behind (losses, sample grids, weights, checkpoints).
 *
 * <p>{@link org.gan4j.train.GanTrainer} puts it together for a generator and a discriminator. A
 * family with another step implements {@link org.gan4j.train.TrainingStep} and shares the loop.
 */
package org.gan4j.train;
