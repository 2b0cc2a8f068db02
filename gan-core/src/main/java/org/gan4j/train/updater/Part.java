package org.gan4j.train.updater;

import org.gan4j.kernel.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is updated as one.
 *
 * @param kernels what the network runs on
 * @param vector parameters, over the network's memory
 * @param gradient their gradient, over the network's memory
 */
record Part(Kernels kernels, INDArray vector, INDArray gradient) {}
