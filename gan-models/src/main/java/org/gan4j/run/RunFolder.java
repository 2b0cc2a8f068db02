package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.io.InputException;
import org.gan4j.train.Checkpoint;

/**
 * The files of a run.
 *
 * @param path the folder
 * @param step whose checkpoint is meant, of those in {@link #snapshots}; the newest if it is empty
 */
public record RunFolder(Path path, OptionalLong step) {

  private static final String BEST = "best";

  /**
   * The files of a run, with its newest checkpoint.
   *
   * @param path the folder
   */
  public RunFolder(Path path) {
    this(path, OptionalLong.empty());
  }

  /**
   * The folder of a run that has weights to draw with.
   *
   * @param path the folder
   * @return its files
   * @throws InputException if it is no run's folder, or the run left no weights
   */
  public static RunFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw InputException.at(path, "no such run; name the folder that a training wrote");
    }
    RunFolder run = new RunFolder(path);
    if (!Files.exists(run.config())) {
      throw InputException.at(path, "not a run: it has no " + run.config().getFileName());
    }
    if (!Files.exists(run.weights())) {
      throw run.without(run.weights());
    }
    return run;
  }

  /** What to do about a run that lacks a file which its first checkpoint would have brought. */
  InputException without(Path file) {
    return InputException.at(
        path,
        "the run has no "
            + file.getFileName()
            + (RunLock.isTaken(path)
                ? " yet; it is being trained, and saved after a minute at most"
                : ": it ended before its first checkpoint; repeat it from its config.json, into"
                    + " another folder"));
  }

  /**
   * What the run was made of.
   *
   * @throws InputException if that can't be read, or was recorded in another format
   */
  public RunConfig readConfig() {
    return RunConfig.read(config());
  }

  /** What the run was made of: {@link RunConfig}. */
  public Path config() {
    return path.resolve("config.json");
  }

  /** A line for every step. */
  public Path losses() {
    return path.resolve("losses.jsonl");
  }

  /** A line for every time that the run was measured while it was trained. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** The first of these figures drawn. */
  public Path metricPlot() {
    return path.resolve("metrics.png");
  }

  /** The losses drawn. */
  public Path lossPlot() {
    return path.resolve("losses.png");
  }

  /** The folder of grids on fixed latents. */
  public Path samples() {
    return path.resolve("samples");
  }

  /** All that {@link Run#resume} needs to go on. */
  public Path checkpoint() {
    return step.isPresent()
        ? snapshots().checkpoint(step.getAsLong())
        : path.resolve("checkpoint.safetensors");
  }

  /** The networks. */
  public Path weights() {
    return step.isPresent()
        ? snapshots().weights(step.getAsLong())
        : path.resolve("weights.safetensors");
  }

  /** The page that shows it all. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** The checkpoints of earlier steps, where some are kept. */
  public Snapshots snapshots() {
    return new Snapshots(path.resolve("snapshots"));
  }

  /**
   * The same with another checkpoint.
   *
   * @param which the step of one that is kept, or {@code best}
   * @return the files
   * @throws InputException if there is none
   */
  public RunFolder at(String which) {
    Snapshots snapshots = snapshots();
    if (which.equals(BEST)) {
      return new RunFolder(
          path,
          snapshots
              .best()
              .map(best -> OptionalLong.of(best.step()))
              .orElseThrow(
                  () -> InputException.at(path, "no checkpoint of this run was measured yet")));
    }
    if (!which.matches("\\d{1,18}")) {
      throw new InputException("expected a step or " + BEST + ", got " + which);
    }
    long wanted = Long.parseLong(which);
    List<Long> steps = snapshots.steps();
    if (steps.contains(wanted)) {
      return new RunFolder(path, OptionalLong.of(wanted));
    }
    long newest = Files.exists(newest().checkpoint()) ? Checkpoint.steps(newest().checkpoint()) : 0;
    if (wanted == newest) {
      return newest();
    }
    throw InputException.at(
        path,
        "no checkpoint of step "
            + wanted
            + " is kept; there are "
            + Stream.concat(steps.stream(), Stream.of(newest))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", ")));
  }

  /** The folder's name, with the step of the checkpoint that is meant. */
  String label() {
    return path.toAbsolutePath().normalize().getFileName()
        + (step.isPresent() ? " at step " + step.getAsLong() : "");
  }

  /** The same with the newest checkpoint. */
  RunFolder newest() {
    return new RunFolder(path);
  }

  /** {@link Run#measured}, without looking whether the run is being trained. */
  boolean measured(String metric, double value, Saving saving) {
    Snapshots snapshots = snapshots();
    long measured = step.orElseGet(() -> Checkpoint.steps(checkpoint()));
    if (!snapshots.steps().contains(measured)) {
      snapshots.add(this, measured);
    }
    boolean best = snapshots.measured(measured, metric, value);
    snapshots.prune(saving, measured);
    return best;
  }
}
