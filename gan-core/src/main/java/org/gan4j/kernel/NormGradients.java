package org.gan4j.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the gradients of a normalization are written.
 *
 * @param x that for x, in its shape
 * @param gamma {@code [C]}, or null if it isn't wanted
 * @param beta {@code [C]}, or null if it isn't wanted
 */
public record NormGradients(INDArray x, @Nullable INDArray gamma, @Nullable INDArray beta) {}
