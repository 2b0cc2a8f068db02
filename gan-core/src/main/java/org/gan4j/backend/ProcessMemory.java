package org.gan4j.backend;

import org.bytedeco.javacpp.Pointer;

/** The memory of this process, native libraries' with it. */
public final class ProcessMemory {

  private ProcessMemory() {}

  /**
   * What the process holds now.
   *
   * @return resident bytes
   */
  public static long resident() {
    return Pointer.physicalBytes();
  }

  /**
   * What the process may hold: what it holds and what the machine has free, or less where JavaCPP
   * bounds it ({@code org.bytedeco.javacpp.maxphysicalbytes}).
   *
   * @return bytes
   */
  public static long allowed() {
    long bound = Pointer.maxPhysicalBytes();
    long free = resident() + Pointer.availablePhysicalBytes();
    return bound > 0 ? Math.min(bound, free) : free;
  }
}
