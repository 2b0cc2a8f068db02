package org.gan4j.backend;

import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;

/** The machine that this process runs on. */
final class ThisHost implements HostProbe {
  private static final Path LINUX_TOOLKIT = Path.of("/usr/local/cuda-11.6/lib64");
  private static final Path WINDOWS_TOOLKIT =
      Path.of("C:/Program Files/NVIDIA GPU Computing Toolkit/CUDA/v11.6/bin");

  @Override
  public String platform() {
    String set = System.getProperty("org.bytedeco.javacpp.platform");
    return set != null ? set : Loader.Detector.getPlatform();
  }

  @Override
  public MachineFacts look() {
    String platform = platform();
    boolean windows = platform.startsWith("windows");
    if (!windows && !platform.startsWith("linux")) {
      return new MachineFacts(
          platform, new CudaDriver.Absent("there is no CUDA for " + platform), Set.of());
    }
    CudaDriver driver = new DriverQuery(windows ? "nvcuda" : "libcuda.so.1").ask();
    boolean devices = driver instanceof CudaDriver.Present present && !present.devices().isEmpty();
    return new MachineFacts(platform, driver, devices ? libraries(platform, windows) : Set.of());
  }

  private static Set<CudaLibrary> libraries(String platform, boolean windows) {
    Path toolkit = windows ? WINDOWS_TOOLKIT : LINUX_TOOLKIT;
    return Arrays.stream(CudaLibrary.values())
        .filter(
            library -> {
              String file = library.fileName(platform);
              return Files.isRegularFile(toolkit.resolve(file))
                  || ClassPathProbe.onLibraryPath(file)
                  || loads(windows ? file.substring(0, file.length() - ".dll".length()) : file);
            })
        .collect(Collectors.toSet());
  }

  private static boolean loads(String library) {
    try {
      NativeLibrary.getInstance(library);
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }
}
