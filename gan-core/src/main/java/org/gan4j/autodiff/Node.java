package org.gan4j.autodiff;

/**
 * A recorded operation.
 *
 * @param operation its name, for messages
 * @param inputs what it was applied to
 * @param rule its gradient
 */
record Node(String operation, Variable[] inputs, GradientRule rule) {}
