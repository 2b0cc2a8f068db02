package org.gan4j.kernel;

/** In which precision convolutions and matrix products multiply; sums are float32 in both. */
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

  /** The precision as users write it: {@code float32} or {@code bf16}. */
  @Override
  public String toString() {
    return label;
  }
}
