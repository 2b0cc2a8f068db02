package org.gan4j.data;

import org.gan4j.io.InputException;

/** How much of Java's heap images may take. */
final class HeapBound {

  private static final int SHARE = 4;
  private static final int MEGABYTE = 20;

  private HeapBound() {}

  /** The bytes that a set may take that is held in memory whole. */
  static long forWholeSets() {
    return Runtime.getRuntime().maxMemory() / SHARE * 2;
  }

  /** The bytes of the images that are kept of a set that isn't. */
  static long forParts() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }

  /**
   * Refuses what a file announces before room is made for it: a small file can unpack to any size.
   *
   * @param place the file, for the message
   * @param bytes what its contents would take
   * @throws InputException if that is more than three quarters of the heap
   */
  static void require(String place, long bytes) {
    long most = Runtime.getRuntime().maxMemory() / SHARE * (SHARE - 1);
    if (bytes > most) {
      throw new InputException(
          String.format(
              "%s: its header announces %,d MB, more than fits into the %,d MB that Java may use;"
                  + " give it more with -Xmx",
              place, bytes >> MEGABYTE, Runtime.getRuntime().maxMemory() >> MEGABYTE));
    }
  }
}
