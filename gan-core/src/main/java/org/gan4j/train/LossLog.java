package org.gan4j.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.io.JsonLines;

/** Appends every step's figures to a file, one JSON object a line. */
public final class LossLog implements TrainListener {

  private final JsonLines lines;

  /**
   * A log in a file, which is made if it isn't there.
   *
   * @param path the file
   */
  public LossLog(Path path) {
    lines = JsonLines.append(path);
  }

  @Override
  public void stepped(StepReport report) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("step", report.step());
    record.put("images", report.images());
    record.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    record.putAll(report.losses());
    lines.write(record);
  }

  @Override
  public void close() {
    lines.close();
  }
}
