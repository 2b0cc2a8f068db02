package org.gan4j.backend;

import java.util.List;

/** What was found of the NVIDIA driver. */
public sealed interface CudaDriver {
  /** The driver was not asked, since the answer couldn't matter or CUDA was not to be touched. */
  record NotAsked() implements CudaDriver {}

  /**
   * There is no driver that answers.
   *
   * @param why one phrase: which library or call failed, and how
   */
  record Absent(String why) implements CudaDriver {}

  /**
   * The driver answers.
   *
   * @param cudaVersion the newest CUDA version that it serves, as the driver gives it: 1000 major +
   *     10 minor
   * @param devices the GPUs that it shows, in its order; may be empty
   */
  record Present(int cudaVersion, List<GpuDevice> devices) implements CudaDriver {
    /** Keeps a copy of the devices. */
    public Present {
      devices = List.copyOf(devices);
    }

    /** The version in its usual form: {@code 12.4}. */
    public String version() {
      return cudaVersion / 1000 + "." + cudaVersion % 1000 / 10;
    }
  }
}
