package org.gan4j.models.extractor;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an extractor sees in images.
 *
 * @param features {@code [N, D]}
 * @param logits {@code [N, K]}, where the extractor is a classifier
 */
public record Extracted(INDArray features, Optional<INDArray> logits) {}
