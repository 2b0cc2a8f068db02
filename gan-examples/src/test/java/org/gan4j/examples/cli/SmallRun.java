package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A run that takes a second. */
final class SmallRun {

  private SmallRun() {}

  /** Trains a small DCGAN for 20 steps. */
  static Run train(Path out, Object... more) {
    Object[] args =
        Stream.concat(
                Stream.of(
                    "train",
                    "dcgan",
                    "--batch",
                    8,
                    "--width",
                    4,
                    "--latent",
                    10,
                    "--sample-every",
                    10,
                    "--backend",
                    "cpu",
                    "--out",
                    out),
                Arrays.asList(more).contains("--steps")
                    ? Arrays.stream(more)
                    : Stream.concat(Stream.of("--steps", 20), Arrays.stream(more)))
            .toArray();
    Run result = Run.of(args);
    assertEquals(0, result.exitCode(), result::toString);
    return result;
  }
}
