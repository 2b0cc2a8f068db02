/**
 * How good samples are, in figures that say how they came about: images of two sets, an extractor,
 * {@link org.gan4j.evaluation.Metric}s of them, and an {@link org.gan4j.evaluation.Evaluation} with
 * a protocol for each figure.
 */
@NullMarked
package org.gan4j.evaluation;

import org.jspecify.annotations.NullMarked;
