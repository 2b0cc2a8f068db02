package org.gan4j.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.Json;
import org.gan4j.io.JsonLines;

/**
 * Appends every step's figures to a file, one JSON object a line. Lines of the first step and later
 * ones that the file has already, of a run that went on from an earlier checkpoint, are replaced.
 */
public final class LossLog implements TrainListener {

  private final Path path;
  private JsonLines lines;

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
      cut(report.step());
      lines = JsonLines.append(path);
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("step", report.step());
    record.put("images", report.images());
    record.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    record.putAll(report.losses());
    lines.write(record);
  }

  private void cut(long firstStep) {
    if (Files.exists(path)) {
      AtomicFiles.writeText(
          path,
          JsonLines.read(path).stream()
              .filter(line -> line.get("step") instanceof Number n && n.longValue() < firstStep)
              .map(line -> Json.toLine(line) + "\n")
              .collect(Collectors.joining()));
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
