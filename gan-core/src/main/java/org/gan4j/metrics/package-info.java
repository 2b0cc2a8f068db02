/**
 * How good samples are: each measure a class of its own, which is given images, features or a
 * generator and gives figures. {@link org.gan4j.metrics.ClassAgreement} says whether a conditional
 * generator draws what it is asked for; {@link org.gan4j.metrics.SlicedWasserstein} how far samples
 * are from the data by their pixels. The others take features that the caller extracts: {@link
 * org.gan4j.metrics.FrechetDistance}, {@link org.gan4j.metrics.KernelDistance}, {@link
 * org.gan4j.metrics.MongeDistance}, {@link org.gan4j.metrics.PrecisionRecall}, {@link
 * org.gan4j.metrics.InceptionScore}.
 */
@NullMarked
package org.gan4j.metrics;

import org.jspecify.annotations.NullMarked;
