package org.gan4j.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;
import org.gan4j.io.JsonLines;
import org.jspecify.annotations.Nullable;

/**
 * Appends every step's figures to a file, one JSON object a line. Lines of the first step and later
 * ones that the file has already, of a run that went on from an earlier checkpoint, are replaced.
 */
public final class LossLog implements TrainListener {

  private final Path path;
  private @Nullable JsonLines lines;
  private boolean mended;

  /**
   * A log in a file, which is made at the first step if it isn't there.
   *
   * @param path the file
   */
  public LossLog(Path path) {
    this.path = path;
  }

  @Override
  public void stepped(StepReport report) {
    if (lines == null) {
      if (!mended) {
        recall(report.step() - 1, (step, figures) -> {});
      }
      lines = JsonLines.append(path);
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("step", report.step());
    record.put("images", report.images());
    record.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    record.putAll(report.losses());
    lines.write(record);
  }

  /**
   * Reads what the log has of a run's first steps, in bounded memory, and takes out whatever else
   * it has: later steps, lines that are none of a run's.
   *
   * @param steps how many first steps count
   * @param each gets each step and its figures
   * @return how many lines were none of this run's first or later steps
   * @throws InputException if the file can't be read or written
   */
  public long recall(long steps, BiConsumer<Long, Map<String, Double>> each) {
    mended = true;
    if (!Files.exists(path)) {
      return 0;
    }
    long[] foreign = {0};
    AtomicFiles.write(path, out -> foreign[0] = copy(steps, each, out));
    return foreign[0];
  }

  private long copy(long steps, BiConsumer<Long, Map<String, Double>> each, OutputStream out)
      throws IOException {
    long[] last = {0};
    try {
      return JsonLines.scan(
          path,
          (line, bytes) -> {
            long step = step(line);
            if (step > steps) {
              return true;
            }
            if (step <= last[0]) {
              return false;
            }
            last[0] = step;
            each.accept(step, figures(line));
            write(out, bytes);
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long step(Map<String, Object> line) {
    return line.get("step") instanceof Number n ? n.longValue() : 0;
  }

  private static Map<String, Double> figures(Map<String, Object> line) {
    Map<String, Double> figures = new LinkedHashMap<>();
    line.forEach(
        (name, value) -> {
          if (value instanceof Double figure) {
            figures.put(name, figure);
          }
        });
    return figures;
  }

  private static void write(OutputStream out, byte[] line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }

  @Override
  public String name() {
    return "the log of losses";
  }
}
