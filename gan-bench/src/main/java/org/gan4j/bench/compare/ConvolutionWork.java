package org.gan4j.bench.compare;

/**
 * The convolutions of our step.
 *
 * @param gflop their arithmetic a step, counted while one ran, in 10^9 floating-point operations
 * @param gflops the rate that the heaviest of them reached by itself, in GFLOP/s
 */
public record ConvolutionWork(double gflop, double gflops) {}
