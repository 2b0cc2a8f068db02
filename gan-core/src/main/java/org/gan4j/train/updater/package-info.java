/**
 * What happens to weights between two steps: {@link org.gan4j.train.updater.Updater} applies ND4J's
 * updater configurations to a network's flat vector, {@link org.gan4j.train.updater.GradientClip}
 * bounds the gradient before, {@link org.gan4j.train.updater.WeightAverage} follows the weights
 * after. Everything works in place; temporaries come from the kernels' pool.
 */
@NullMarked
package org.gan4j.train.updater;

import org.jspecify.annotations.NullMarked;
