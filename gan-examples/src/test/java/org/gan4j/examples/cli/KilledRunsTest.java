package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.train.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that train are ended at random moments, most of them while they write, since each
 * of their steps is saved; what becomes of the run in the end has to be, byte for byte, what an
 * undisturbed one gives.
 */
@DisabledOnOs(OS.WINDOWS)
class KilledRunsTest {

  /**
   * Families whose steps differ most from each other, each of a size that takes milliseconds; none
   * whose schedules follow the run's length (R3GAN), which differs here until the end.
   */
  private static final List<List<Object>> FAMILIES =
      List.of(
          List.of("mlp", "--width", 8),
          List.of("dcgan", "--width", 4),
          List.of("dcgan", "--width", 4, "--penalty", "r1:1", "--precision", "float32"),
          List.of("cgan", "--width", 4),
          List.of("sngan", "--width", 4, "--resolution", 32),
          List.of("progan", "--width", 4, "--resolution", 8),
          List.of("stylegan", "--width", 4, "--resolution", 8),
          List.of("stylegan2", "--width", 4, "--resolution", 8),
          List.of("wgan", "--width", 4),
          List.of("wgan-gp", "--width", 4));

  /** How a process is ended. */
  private enum End {
    KILL(137, "KILL"),
    TERM(143, "TERM"),
    INT(130, "INT"),
    HUP(129, "HUP"),
    /** The second signal ends it where it is: in a step, or while the checkpoint is written. */
    TWICE(143, "TERM", "TERM");

    private final int code;
    private final List<String> signals;

    End(int code, String... signals) {
      this.code = code;
      this.signals = List.of(signals);
    }

    boolean heeded() throws IOException {
      return !Gan4jProcess.ignored(signals.get(0));
    }
  }

  private static final long MANY = 1_000_000;

  @TempDir private Path folder;

  private int kills;

  @Test
  void aRunThatIsEndedFourTimesEndsAsAnUndisturbedOne() throws Exception {
    disturb(FAMILIES.get(0), List.of(End.KILL, End.TERM, End.KILL, End.TWICE), new Random(1));
  }

  /** {@code -Dgan4j.kills=50}: so many in all, five a run, over all families. */
  @Test
  @EnabledIfSystemProperty(named = "gan4j.kills", matches = "\\d+")
  void asManyAsAskedForOverTheFamilies() throws Exception {
    int wanted = Integer.getInteger("gan4j.kills");
    Random random = new Random(Long.getLong("gan4j.kills.seed", 1));
    for (int i = 0; kills < wanted; i++) {
      List<Object> family = FAMILIES.get(i % FAMILIES.size());
      List<End> ends = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        // Half of them without a warning.
        ends.add(random.nextBoolean() ? End.KILL : End.values()[random.nextInt(5)]);
      }
      long steps = disturb(family, ends, random);
      System.out.printf("%d kills; %s of %d steps after %s%n", kills, family, steps, ends);
    }
  }

  /**
   * Ends a run's processes one after the other, lets it come to its end, and compares.
   *
   * @return the steps that it came to
   */
  private long disturb(List<Object> family, List<End> ends, Random random) throws Exception {
    Path run = folder.resolve("run-" + kills);
    for (End end : ends) {
      kill(family, run, end.heeded() ? end : End.KILL, random);
    }
    Path checkpoint = run.resolve("checkpoint.safetensors");
    long steps = 2 + (Files.exists(checkpoint) ? Checkpoint.steps(checkpoint) : 0);
    Run.done(command(family, run, steps));
    Path calm = folder.resolve("calm-" + kills);
    Run.done(command(family, calm, steps));
    for (String file : List.of("weights.safetensors", "checkpoint.safetensors")) {
      assertEquals(-1, Files.mismatch(run.resolve(file), calm.resolve(file)), file);
    }
    try (Stream<Path> left = Files.walk(run)) {
      assertEquals(
          List.of(), left.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList());
    }
    return steps;
  }

  private void kill(List<Object> family, Path run, End end, Random random) throws Exception {
    Path checkpoint = run.resolve("checkpoint.safetensors");
    FileTime before = Files.exists(checkpoint) ? Files.getLastModifiedTime(checkpoint) : null;
    Path output = Files.createDirectories(folder.resolve("process-" + kills));
    Gan4jProcess process = Gan4jProcess.start(output, List.of(), command(family, run, MANY));
    if (random.nextInt(5) > 0) {
      process.await(
          checkpoint + " newer than " + before,
          () -> Files.exists(checkpoint) && !Files.getLastModifiedTime(checkpoint).equals(before));
    }
    Thread.sleep(random.nextInt(400));
    for (String signal : end.signals) {
      process.signal(signal);
    }
    Gan4jProcess.Ended ended = process.end();
    assertTrue(end.code == ended.exitCode(), () -> end + ": " + ended);
    kills++;
  }

  /** Goes on with a run that has a checkpoint; any other begins anew. */
  private static Object[] command(List<Object> family, Path run, long steps) throws IOException {
    if (Files.exists(run.resolve("checkpoint.safetensors"))) {
      return new Object[] {"resume", run, "--steps", steps};
    }
    delete(run);
    return Stream.of(
            Stream.of("train"),
            family.stream(),
            Stream.of("--batch", 4, "--checkpoint-every", 0, "--steps", steps),
            Stream.of("--sample-every", MANY, "--out", run))
        .flatMap(Function.identity())
        .toArray();
  }

  private static void delete(Path run) throws IOException {
    if (Files.exists(run)) {
      try (Stream<Path> files = Files.walk(run)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
