/**
 * How good samples are: each measure a class of its own, which is given images or a generator and
 * gives figures. {@link org.gan4j.metrics.ClassAgreement} says whether a conditional generator
 * draws what it is asked for; {@link org.gan4j.metrics.SlicedWasserstein} and {@link
 * org.gan4j.metrics.FrechetDistance} how far samples are from the data, the first by their pixels,
 * the second by whatever features the caller has.
 */
package org.gan4j.metrics;
