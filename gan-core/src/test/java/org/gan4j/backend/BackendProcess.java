package org.gan4j.backend;

import java.util.List;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * A program for the tests to start in a process of its own.
 *
 * <p>Arguments, each a step in turn: {@code select:CHOICE} on this machine, {@code
 * select:CHOICE:GPU} on one with a GPU of that compute capability or {@code none}, {@code load},
 * {@code threads} (loads too), {@code use} (ND4J directly), {@code report}.
 */
final class BackendProcess {
  private BackendProcess() {}

  public static void main(String[] steps) {
    try {
      for (String step : steps) {
        run(List.of(step.split(":")));
      }
    } catch (BackendException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(List<String> step) {
    switch (step.get(0)) {
      case "select" -> select(step);
      case "load" -> System.out.println("loaded " + Backend.load().kind());
      case "threads" -> {
        int told = Backend.load().threads();
        int used = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        System.out.println("threads " + told + " " + used);
      }
      case "use" -> {
        System.out.println("sum " + Nd4j.ones(2, 3).sumNumber());
        System.out.println("backend object " + Nd4j.getBackend());
      }
      case "report" -> {
        List<String> lines = Backend.report(BackendRequest.ofProcess()).lines();
        lines.forEach(line -> System.out.println("report " + line));
      }
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  private static void select(List<String> step) {
    BackendChoice choice = BackendChoice.parse(step.get(1), "argument");
    if (step.size() == 2) {
      Backend.select(choice);
      return;
    }
    String platform = new ThisHost().platform();
    String gpu = step.get(2);
    CudaDriver driver =
        gpu.equals("none") ? Facts.NO_DRIVER.driver() : Facts.gpus(Facts.capability(gpu)).driver();
    Backend.select(
        new BackendRequest(choice, "test"),
        new HostProbe() {
          @Override
          public String platform() {
            return platform;
          }

          @Override
          public MachineFacts look() {
            return new MachineFacts(platform, driver, Set.of(CudaLibrary.values()));
          }
        });
  }
}
