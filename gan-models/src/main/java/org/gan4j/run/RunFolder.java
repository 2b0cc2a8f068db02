package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.io.InputException;

/**
 * The files of a run.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

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
    return path.resolve("checkpoint.safetensors");
  }

  /** The networks. */
  public Path weights() {
    return path.resolve("weights.safetensors");
  }

  /** The page that shows it all. */
  public Path report() {
    return path.resolve("report.html");
  }
}
