package org.gan4j.data;

/** The range in which foreign data hold their pixels. */
public enum PixelRange {
  /** 0 to 1, as Deeplearning4j's image iterators give. */
  UNIT(0, 1),
  /** -1 to 1, as everywhere in GAN4J. */
  SIGNED(-1, 1),
  /** 0 to 255, unscaled bytes. */
  BYTES(0, 255);

  private static final float TOLERANCE = 1e-4f;

  private final float low;
  private final float high;

  PixelRange(float low, float high) {
    this.low = low;
    this.high = high;
  }

  /**
   * Brings a value from this range to [-1, 1].
   *
   * @param value in this range
   * @return in [-1, 1]
   */
  public float toSigned(float value) {
    return (value - low) * (2 / (high - low)) - 1;
  }

  /**
   * Whether a value is of this range, but for rounding.
   *
   * @param value any number
   * @return false for NaN, too
   */
  public boolean contains(float value) {
    float slack = TOLERANCE * (high - low);
    return value >= low - slack && value <= high + slack;
  }

  @Override
  public String toString() {
    return String.format("[%.0f, %.0f]", low, high);
  }
}
