package org.gan4j.kernel;

/** Element-wise functions of two arrays, or of an array and a number. Comparisons give 1 or 0. */
public enum BinaryOp {
  /** {@code a + b}. */
  ADD,
  /** {@code a - b}. */
  SUB,
  /** {@code a * b}. */
  MUL,
  /** {@code a / b}. */
  DIV,
  /** The greater of the two. */
  MAX,
  /** The lesser of the two. */
  MIN,
  /** {@code a} to the power {@code b}. */
  POW,
  /** {@code a > b}. */
  GREATER,
  /** {@code a >= b}. */
  GREATER_EQUAL,
  /** {@code a == b}. */
  EQUAL
}
