package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The statistics that a normalization divides by.
 *
 * @param mean {@code [C]} or {@code [N, C]}, as {@link Norm} says
 * @param variance the population variance, shaped as the mean
 */
public record Moments(INDArray mean, INDArray variance) {}
