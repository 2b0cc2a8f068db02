package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is done to the result of a modulated convolution.
 *
 * @param scale {@code [N, 1, 1, C]}
 * @param noise {@code [N, H, W, 1]}, or {@code [1, H, W, 1]} for the same in every sample
 * @param bias {@code [C]}
 * @param activation applied last
 */
public record ScaleShift(INDArray scale, INDArray noise, INDArray bias, Activation activation) {}
