package org.gan4j.io;

/** What a file may ask for of Java's heap. */
public final class HeapLimit {

  private static final int PARTS = 4;
  private static final int MEGABYTE = 20;

  private HeapLimit() {}

  /**
   * Refuses what a file announces before room is made for it: a small file can unpack to any size.
   *
   * @param place the file, for the message
   * @param bytes what its contents would take
   * @throws InputException if that is more than three quarters of the heap
   */
  public static void require(String place, long bytes) {
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap / PARTS * (PARTS - 1)) {
      throw new InputException(
          String.format(
              "%s: announces %,d MB, more than fits into the %,d MB that Java may use; give it more"
                  + " with -Xmx",
              place, bytes >> MEGABYTE, heap >> MEGABYTE));
    }
  }
}
