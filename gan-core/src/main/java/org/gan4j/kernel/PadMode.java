package org.gan4j.kernel;

/** What stands in the border that a padding adds. */
public enum PadMode {
  /** Zeros. */
  ZERO,
  /**
   * The image mirrored at its edge, the edge itself not repeated; each side is at most the extent
   * less one.
   */
  REFLECT
}
