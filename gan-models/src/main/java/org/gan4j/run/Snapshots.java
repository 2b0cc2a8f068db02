package org.gan4j.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;

/**
 * The checkpoints of earlier steps that a run keeps: each a file of weights and one of all that
 * training needs, named after the step.
 *
 * @param folder where they lie
 */
public record Snapshots(Path folder) {

  private static final String WEIGHTS = ".weights.safetensors";
  private static final String CHECKPOINT = ".checkpoint.safetensors";
  private static final Pattern NAME =
      Pattern.compile("step-(\\d{6,18})\\.checkpoint\\.safetensors");

  /**
   * The best checkpoint by a metric.
   *
   * @param step which
   * @param metric what was measured, with all that figures have to share to be compared
   * @param value the figure; a smaller one is better
   */
  public record Best(long step, String metric, double value) {}

  /** The steps that are kept, in their order. */
  public List<Long> steps() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Long.valueOf(name.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }

  /** The networks as they were at a step. */
  public Path weights(long step) {
    return folder.resolve(name(step) + WEIGHTS);
  }

  /** All that a run needs to go on from a step. */
  public Path checkpoint(long step) {
    return folder.resolve(name(step) + CHECKPOINT);
  }

  private static String name(long step) {
    return String.format(Locale.ROOT, "step-%06d", step);
  }

  /**
   * Keeps a run's newest checkpoint.
   *
   * @param run has both files of it
   * @param step its step
   */
  void add(RunFolder run, long step) {
    link(run.weights(), weights(step));
    link(run.checkpoint(), checkpoint(step));
  }

  /** A second name for a file that is only ever replaced; a copy where there are no such names. */
  private static void link(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.deleteIfExists(to);
      try {
        Files.createLink(to, from);
      } catch (UnsupportedOperationException | IOException e) {
        AtomicFiles.write(to, out -> Files.copy(from, out));
      }
    } catch (IOException e) {
      throw InputException.unwritable(to, e);
    }
  }

  /**
   * Deletes what isn't to be kept: of the steps up to the current one all but the last few, those
   * that stay, and the best.
   *
   * @param saving what is to be kept
   * @param now the current step
   */
  void prune(Saving saving, long now) {
    List<Long> before = steps().stream().filter(step -> step <= now).toList();
    int passing = Math.max(0, before.size() - (saving.keep() > 1 ? saving.keep() : 0));
    long best = best().map(Best::step).orElse(0L);
    for (long step : before.subList(0, passing)) {
      if (!saving.isSnapshot(step) && step != best) {
        delete(step);
      }
    }
  }

  private void delete(long step) {
    try {
      Files.deleteIfExists(checkpoint(step));
      Files.deleteIfExists(weights(step));
    } catch (IOException e) {
      throw InputException.unwritable(checkpoint(step), e);
    }
  }

  /** The best of those that were measured, if it is still there. */
  public Optional<Best> best() {
    Path file = bestFile();
    return Files.exists(file)
        ? Optional.of(Json.read(file, Best.class))
            .filter(best -> Files.exists(checkpoint(best.step())))
        : Optional.empty();
  }

  /**
   * Takes note of a figure. The checkpoint stays as long as none is better; figures of another
   * metric begin anew.
   *
   * @param step a step that is kept
   * @param metric what was measured
   * @param value the figure; a smaller one is better
   * @return whether it is the best
   */
  boolean measured(long step, String metric, double value) {
    Optional<Best> before = best().filter(best -> best.metric().equals(metric));
    if (before.isPresent() && before.get().value() <= value) {
      return before.get().step() == step;
    }
    Json.write(bestFile(), new Best(step, metric, value));
    return true;
  }

  private Path bestFile() {
    return folder.resolve("best.json");
  }
}
