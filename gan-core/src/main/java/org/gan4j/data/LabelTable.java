package org.gan4j.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.io.InputException;

/**
 * Reads a table with a column for the images' names and one for their classes, with a line of
 * headings or without.
 */
final class LabelTable {

  private static final List<String> NAME_COLUMNS =
      List.of("file_name", "filename", "file", "image", "image_id", "path", "name", "id");
  private static final List<String> CLASS_COLUMNS =
      List.of("label", "class", "category", "labels", "target", "breed");

  private LabelTable() {}

  static Labels read(Path file, List<String> lines, List<String> names) {
    if (lines.isEmpty()) {
      throw InputException.at(file, "is empty; it takes a name and a class a line");
    }
    char separator = separator(lines.get(0));
    List<String> first = cells(lines.get(0), separator);
    ImageNames images = new ImageNames(names);
    boolean headings = images.find(first.get(0)).isEmpty();
    int nameColumn = 0;
    int classColumn = 1;
    if (first.size() != 2) {
      nameColumn = headings ? column(file, first, NAME_COLUMNS, "the images' names") : -1;
      classColumn = headings ? column(file, first, CLASS_COLUMNS, "their classes") : -1;
      if (!headings) {
        throw InputException.at(
            file,
            "has "
                + first.size()
                + " columns; without a line of headings it takes two, name and class");
      }
    }
    String[] classes = new String[names.size()];
    for (int i = headings ? 1 : 0; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i), separator);
      if (cells.size() <= Math.max(nameColumn, classColumn)) {
        throw InputException.at(
            file, "line " + (i + 1) + ": expected a name and a class, got " + lines.get(i));
      }
      String value = cells.get(classColumn);
      images.find(cells.get(nameColumn)).ifPresent(image -> classes[image] = value);
    }
    images.requireAll(file.toString(), classes);
    return LabelValues.toLabels(file.toString(), List.of(classes));
  }

  private static char separator(String line) {
    for (char candidate : new char[] {'\t', ',', ';'}) {
      if (line.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }

  private static int column(Path file, List<String> headings, List<String> known, String what) {
    Map<String, Integer> index = new java.util.HashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      index.putIfAbsent(headings.get(i).toLowerCase(Locale.ROOT), i);
    }
    return known.stream()
        .filter(index::containsKey)
        .findFirst()
        .map(index::get)
        .orElseThrow(
            () ->
                InputException.at(
                    file,
                    "has no column for "
                        + what
                        + " among "
                        + String.join(", ", headings)
                        + "; name it "
                        + known.get(0)));
  }

  /** The cells of a line; one in double quotes may hold separators, and quotes twice. */
  static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (twice) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
