package org.gan4j.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.models.extractor.ExtractorProtocol;
import org.jspecify.annotations.Nullable;

/**
 * How a figure came about: what has to be the same of another one to be compared with it.
 *
 * @param real the images of the data that were compared, with how many they are and which
 * @param fake the same of the samples
 * @param realCount how many images of the data
 * @param fakeCount how many samples
 * @param seed of every random draw
 * @param extractor whose features were compared; null for figures of pixels
 * @param method what the metric's own settings were
 */
public record Protocol(
    String real,
    String fake,
    long realCount,
    long fakeCount,
    long seed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExtractorProtocol extractor,
    String method) {}
