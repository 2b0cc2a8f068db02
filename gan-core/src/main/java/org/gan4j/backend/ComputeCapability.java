package org.gan4j.backend;

/**
 * The version of a GPU's instruction set, as NVIDIA numbers it.
 *
 * @param major the generation: 8 for Ampere, 9 for Hopper
 * @param minor the revision within it
 */
public record ComputeCapability(int major, int minor) {
  /** The usual form: {@code 8.6}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
