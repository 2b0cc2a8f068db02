package org.gan4j.backend;

import static org.gan4j.backend.Facts.capability;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Asks a stand-in for the driver's library, compiled from {@code driver.c}. */
class DriverQueryTest {
  /** Not removed on Windows, where a loaded library can't be deleted. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void listsDevicesInTheDriversOrder() throws Exception {
    assertEquals(
        new CudaDriver.Present(
            12040,
            List.of(
                new GpuDevice(0, "Card é one", capability("8.6")),
                new GpuDevice(1, "Card two", capability("9.0")))),
        new DriverQuery(compile(0, 2)).ask());
  }

  @Test
  void aDriverWithoutDevicesIsPresent() throws Exception {
    assertEquals(new CudaDriver.Present(12040, List.of()), new DriverQuery(compile(100, 0)).ask());
  }

  @Test
  void aDriverThatFailsIsAbsentAndNamesTheError() throws Exception {
    assertEquals(
        new CudaDriver.Absent(
            "the NVIDIA driver does not answer (cuInit: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH)"),
        new DriverQuery(compile(803, 1)).ask());
    assertEquals(
        new CudaDriver.Absent("the NVIDIA driver does not answer (cuInit: error 999)"),
        new DriverQuery(compile(999, 1)).ask());
  }

  @Test
  void aLibraryThatIsNotThereIsNoDriver() {
    assertEquals(
        new CudaDriver.Absent("there is no NVIDIA driver (libnothing.so.1 does not load)"),
        new DriverQuery("libnothing.so.1").ask());
  }

  private String compile(int init, int devices) throws IOException, InterruptedException {
    Path source = folder.resolve("driver.c");
    try (InputStream in = DriverQueryTest.class.getResourceAsStream("driver.c")) {
      Files.write(source, in.readAllBytes());
    }
    Path library = folder.resolve("driver" + init + "." + devices + ".so");
    Process compiler;
    try {
      compiler =
          new ProcessBuilder(
                  "cc",
                  "-shared",
                  "-fPIC",
                  "-DINIT=" + init,
                  "-DDEVICES=" + devices,
                  "-o",
                  library.toString(),
                  source.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("cc.log").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no C compiler named cc to build a stand-in driver with");
      throw e;
    }
    boolean ended = compiler.waitFor(60, TimeUnit.SECONDS);
    assertEquals(0, ended ? compiler.exitValue() : -1, Files.readString(folder.resolve("cc.log")));
    return library.toString();
  }
}
