/**
 * Layers with a weight, {@link org.gan4j.nn.weight.WeightedLayer}, and what becomes of a weight
 * before its use, {@link org.gan4j.nn.weight.WeightTransform}: spectral normalization, the
 * equalized learning rate.
 */
@NullMarked
package org.gan4j.nn.weight;

import org.jspecify.annotations.NullMarked;
