package org.gan4j.kernel;

/** Element-wise functions of one array. */
public enum UnaryOp {
  /** {@code exp(x)}. */
  EXP,
  /** {@code log(x)}. */
  LOG,
  /** {@code sqrt(x)}. */
  SQRT,
  /** {@code 1 / sqrt(x)}. */
  RSQRT,
  /** {@code 1 / x}. */
  RECIPROCAL,
  /** {@code x * x}. */
  SQUARE,
  /** {@code |x|}. */
  ABS,
  /** {@code -1, 0 or 1}. */
  SIGN,
  /** {@code tanh(x)}. */
  TANH,
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID,
  /** {@code log(1 + exp(x))}, without overflow or cancellation for any finite x. */
  SOFTPLUS,
  /** {@code sin(x)}. */
  SIN,
  /** {@code cos(x)}. */
  COS,
  /** The error function, {@code 2 / sqrt(pi)} times the integral of {@code exp(-t^2)} to x. */
  ERF
}
