package org.gan4j.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;

/**
 * A run on one page that needs no other file: the newest samples, the losses, the figures, how the
 * samples came about, the configuration.
 */
final class HtmlReport {

  private static final String TEMPLATE = "report.html";
  private static final int EARLIER_GRIDS = 8;

  private HtmlReport() {}

  /**
   * Writes a run's page from the run's other files.
   *
   * @param run the run, with its configuration, and pictures where there are such
   * @param figures what came of it, by name, in the order to show it
   */
  static void write(RunFolder run, Map<String, String> figures) {
    List<Path> grids = grids(run);
    String page =
        template()
            .replace("{{title}}", escape(run.path().toAbsolutePath().normalize().getFileName()))
            .replace("{{newest}}", grids.isEmpty() ? "" : picture(grids.get(grids.size() - 1)))
            .replace("{{losses}}", Files.exists(run.lossPlot()) ? picture(run.lossPlot()) : "")
            .replace("{{metrics}}", Files.exists(run.metricPlot()) ? metrics(run) : "")
            .replace(
                "{{figures}}",
                figures.entrySet().stream()
                    .map(f -> "<tr><th>" + escape(f.getKey()) + "<td>" + escape(f.getValue()))
                    .collect(Collectors.joining("\n")))
            .replace(
                "{{grids}}",
                spread(grids).stream()
                    .map(grid -> "<figure>" + picture(grid) + caption(grid) + "</figure>")
                    .collect(Collectors.joining("\n")))
            .replace("{{config}}", escape(read(run.config())));
    AtomicFiles.writeText(run.report(), page);
  }

  /** Some of many, first and last among them, evenly spread. */
  private static List<Path> spread(List<Path> grids) {
    int last = grids.size() - 1;
    int shown = Math.min(EARLIER_GRIDS, grids.size());
    return Stream.iterate(0, i -> i < shown, i -> i + 1)
        .map(i -> grids.get(shown == 1 ? last : Math.round((float) i * last / (shown - 1))))
        .toList();
  }

  private static List<Path> grids(RunFolder run) {
    if (Files.notExists(run.samples())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run.samples())) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    } catch (IOException e) {
      throw InputException.unreadable(run.samples(), e);
    }
  }

  private static String metrics(RunFolder run) {
    return "<h2>Metric</h2>\n<section class=\"losses\">" + picture(run.metricPlot()) + "</section>";
  }

  private static String caption(Path grid) {
    return "<figcaption>"
        + escape(grid.getFileName().toString().replace(".png", ""))
        + "</figcaption>";
  }

  private static String picture(Path png) {
    try {
      String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(png));
      return "<img alt=\""
          + escape(png.getFileName())
          + "\" src=\"data:image/png;base64,"
          + base64
          + "\">";
    } catch (IOException e) {
      throw InputException.unreadable(png, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static String template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(TEMPLATE, e);
    }
  }

  private static String escape(Object text) {
    return text.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
