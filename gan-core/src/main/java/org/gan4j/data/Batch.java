package org.gan4j.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images to train on at once. The arrays belong to the source that they came from and hold until it
 * is asked for the next batch.
 *
 * @param images FLOAT {@code [N, H, W, C]} in [-1, 1]
 * @param labels N class indices; null if the images have no labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(INDArray images, int[] labels) {}
