package org.gan4j.backend;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the NVIDIA driver for its version and devices through its C interface, the CUDA driver API,
 * which comes with the driver itself: no CUDA toolkit, no ND4J, no context on a device.
 */
final class DriverQuery {
  private static final int SUCCESS = 0;
  private static final int NO_DEVICE = 100;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int NAME_BYTES = 256;

  private final String libraryName;

  DriverQuery(String libraryName) {
    this.libraryName = libraryName;
  }

  CudaDriver ask() {
    if (!jnaLoads()) {
      return new CudaDriver.Absent("the NVIDIA driver can't be asked (JNA does not load)");
    }
    NativeLibrary library;
    try {
      library = NativeLibrary.getInstance(libraryName);
    } catch (LinkageError e) {
      return new CudaDriver.Absent("there is no NVIDIA driver (" + libraryName + " does not load)");
    }
    try {
      return ask(library);
    } catch (DriverError | LinkageError e) {
      return new CudaDriver.Absent("the NVIDIA driver does not answer (" + e.getMessage() + ")");
    }
  }

  private static boolean jnaLoads() {
    try {
      return Native.getNativeSize(int.class) == Integer.BYTES;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static CudaDriver ask(NativeLibrary library) throws DriverError {
    int started = library.getFunction("cuInit").invokeInt(new Object[] {0});
    if (started != NO_DEVICE) {
      check(library, "cuInit", started);
    }
    int version = readInt(library, "cuDriverGetVersion");
    if (started == NO_DEVICE) {
      return new CudaDriver.Present(version, List.of());
    }
    int count = readInt(library, "cuDeviceGetCount");
    List<GpuDevice> devices = new ArrayList<>();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int device = readInt(library, "cuDeviceGet", ordinal);
      ComputeCapability capability =
          new ComputeCapability(
              readInt(library, "cuDeviceGetAttribute", CAPABILITY_MAJOR, device),
              readInt(library, "cuDeviceGetAttribute", CAPABILITY_MINOR, device));
      devices.add(new GpuDevice(ordinal, name(library, device), capability));
    }
    return new CudaDriver.Present(version, devices);
  }

  private static String name(NativeLibrary library, int device) throws DriverError {
    byte[] name = new byte[NAME_BYTES];
    Object[] arguments = {name, NAME_BYTES, device};
    check(library, "cuDeviceGetName", library.getFunction("cuDeviceGetName").invokeInt(arguments));
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return new String(name, 0, length, StandardCharsets.UTF_8);
  }

  /** Calls a function whose first argument is a pointer to the int that it answers with. */
  private static int readInt(NativeLibrary library, String function, int... rest)
      throws DriverError {
    IntByReference result = new IntByReference();
    Object[] arguments = new Object[rest.length + 1];
    arguments[0] = result;
    for (int i = 0; i < rest.length; i++) {
      arguments[i + 1] = rest[i];
    }
    check(library, function, library.getFunction(function).invokeInt(arguments));
    return result.getValue();
  }

  private static void check(NativeLibrary library, String function, int code) throws DriverError {
    if (code != SUCCESS) {
      throw new DriverError(function + ": " + errorName(library, code));
    }
  }

  private static String errorName(NativeLibrary library, int code) {
    PointerByReference name = new PointerByReference();
    int found = library.getFunction("cuGetErrorName").invokeInt(new Object[] {code, name});
    return found == SUCCESS && name.getValue() != null
        ? name.getValue().getString(0)
        : "error " + code;
  }

  /** A call of the driver that failed. */
  private static final class DriverError extends Exception {
    private static final long serialVersionUID = 1L;

    DriverError(String message) {
      super(message);
    }
  }
}
