/**
 * How good samples are: each measure a class of its own, which is given images or a generator and
 * gives figures. {@link org.gan4j.metrics.ClassAgreement} says whether a conditional generator
 * draws what it is asked for.
 */
package org.gan4j.metrics;
