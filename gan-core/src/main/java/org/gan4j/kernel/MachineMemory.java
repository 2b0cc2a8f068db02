package org.gan4j.kernel;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory of the computer, or of the container that this process runs in. */
public final class MachineMemory {

  private static final int MEGABYTE = 20;

  private MachineMemory() {}

  /**
   * How much there is, in use or not.
   *
   * @return bytes; the largest long where the platform doesn't say
   */
  public static long bytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /**
   * Refuses what can't fit, before the system is asked for it: some systems promise memory that
   * they don't have, and end the process when it is used.
   *
   * @param what needs it, for the message
   * @param needed bytes
   * @throws IllegalArgumentException if that is more than there is
   */
  public static void require(String what, long needed) {
    if (needed > bytes()) {
      throw new IllegalArgumentException(
          String.format(
              "%s: takes %,d MB, more than the %,d MB of memory that there are",
              what, needed >> MEGABYTE, bytes() >> MEGABYTE));
    }
  }
}
