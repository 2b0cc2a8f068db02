package org.gan4j.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gan4j.bench.cases.TrainingCase;
import org.gan4j.bench.compare.Contender;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;

/** Our own steps, in a virtual machine that is no larger than they need. */
public final class Ours {

  /**
   * A small heap: what is large lies outside of it. JavaCPP's limits on that are lifted, since it
   * would set them to the heap's.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms64m",
          "-Xmx256m",
          "-Dorg.bytedeco.javacpp.maxbytes=0",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

  private Ours() {}

  /**
   * Our contender.
   *
   * @param trainingCase the case
   * @param kernels what computes
   * @param precision in which convolutions and matrix products multiply
   * @param threads how many threads it may compute with; its libraries' own choice if empty
   * @param javaOptions further options of its virtual machine
   * @return the contender
   */
  public static Contender contender(
      TrainingCase trainingCase,
      KernelChoice kernels,
      Precision precision,
      OptionalInt threads,
      List<String> javaOptions) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(javaOptions);
    return JavaProcess.contender(
        "gan4j",
        kernels.toString(),
        options,
        List.of(),
        threads,
        List.of(
            "serve",
            trainingCase.label(),
            "--kernels",
            kernels.toString(),
            "--precision",
            precision.name()));
  }
}
