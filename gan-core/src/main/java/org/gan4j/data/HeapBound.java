package org.gan4j.data;

/** How much of Java's heap images may take. */
final class HeapBound {

  private static final int SHARE = 4;

  private HeapBound() {}

  /** The bytes that a set may take that is held in memory whole. */
  static long forWholeSets() {
    return Runtime.getRuntime().maxMemory() / SHARE * 2;
  }

  /** The bytes of the images that are kept of a set that isn't. */
  static long forParts() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }
}
