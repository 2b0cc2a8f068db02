package org.gan4j.kernel;

/**
 * What kind of normalization.
 *
 * @param norm over which axes
 * @param eps added to the variance
 * @param activation applied last; the gradient leaves it out
 */
public record NormSettings(Norm norm, double eps, Activation activation) {}
