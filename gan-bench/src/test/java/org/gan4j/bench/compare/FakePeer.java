package org.gan4j.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.bench.cases.TimedStep;

/** A contender for tests, whose steps are naps; its first argument says how it behaves. */
public final class FakePeer {

  /** How a peer behaves. */
  enum Manner {
    WELL,
    NOT_INSTALLED,
    DIES_AT_START,
    DIES_WHEN_WARM
  }

  private FakePeer() {}

  static Contender contender(String name, Manner manner, int napMs) {
    return new Contender(
        name,
        "naps",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FakePeer.class.getName(),
            manner.name(),
            Integer.toString(napMs)),
        Map.of());
  }

  /** The peer's process. */
  public static void main(String[] arguments) throws Exception {
    Manner manner = Manner.valueOf(arguments[0]);
    int nap = Integer.parseInt(arguments[1]);
    switch (manner) {
      case NOT_INSTALLED -> StepServer.missing("no such library", System.out);
      case DIES_AT_START -> throw new IllegalStateException("cannot start");
      default -> {
        System.out.println("noise on the output is passed over");
        new StepServer(step(manner, nap), () -> new ConvolutionWork(2.5, 123))
            .serve("1.0", System.in, System.out);
      }
    }
  }

  private static TimedStep step(Manner manner, int nap) {
    int[] steps = {0};
    return () -> {
      if (manner == Manner.DIES_WHEN_WARM && ++steps[0] > 2) {
        throw new IllegalStateException("out of luck");
      }
      try {
        Thread.sleep(nap);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
