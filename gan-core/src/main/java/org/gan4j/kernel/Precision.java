package org.gan4j.kernel;

import java.util.Arrays;

/** The precision in which convolutions and matrix products multiply; sums are float32 in both. */
public enum Precision {
  /** float32 throughout. */
  FLOAT32("float32"),
  /**
   * The factors rounded to bfloat16 (8 bits of mantissa), sums, inputs and outputs in float32. Only
   * on CPUs with bfloat16 instructions.
   */
  BFLOAT16("bf16");

  private final String label;

  Precision(String label) {
    this.label = label;
  }

  /**
   * The precision of a name.
   *
   * @param name {@code float32} or {@code bf16}
   * @return the precision
   * @throws IllegalArgumentException for any other name
   */
  public static Precision parse(String name) {
    return Arrays.stream(values())
        .filter(precision -> precision.label.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("precision: expected float32 or bf16, got " + name));
  }

  /** The precision as users write it: {@code float32} or {@code bf16}. */
  @Override
  public String toString() {
    return label;
  }
}
