package org.gan4j.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.io.InputException;

/**
 * Reads a file that says the class of each image of a set: a table of names and classes ({@code
 * .csv}, {@code .tsv}), JSON as StyleGAN's {@code dataset.json}, or a class a line ({@code .txt}).
 */
final class LabelFile {

  private static final long MOST_BYTES = 256L << 20;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private LabelFile() {}

  /**
   * The classes of the images.
   *
   * @param file the file
   * @param names the images' names in their set, in its order
   * @return their labels; nothing if the file says that they have none
   * @throws InputException if it can't be read, or an image has no class in it
   */
  static Optional<Labels> read(Path file, List<String> names) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "json" -> LabelJson.read(file.toString(), text(file), names);
      case "csv", "tsv" -> Optional.of(LabelTable.read(file, lines(file), names));
      case "txt" -> Optional.of(column(file, lines(file), names));
      default ->
          throw InputException.at(
              file, "labels come from a file that ends in .csv, .tsv, .json or .txt");
    };
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw InputException.at(
            file, String.format("has more than the %,d bytes that are read of labels", MOST_BYTES));
      }
      String text = Files.readString(file);
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InputException(file + ": is not text in UTF-8; save it as such", e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static List<String> lines(Path file) {
    return text(file).lines().filter(line -> !line.isBlank()).toList();
  }

  private static Labels column(Path file, List<String> lines, List<String> names) {
    if (lines.size() != names.size()) {
      throw InputException.at(
          file,
          String.format(
              "has %,d lines for %,d images; it takes a class a line, in the order of the images'"
                  + " names",
              lines.size(), names.size()));
    }
    return LabelValues.toLabels(file.toString(), lines.stream().map(String::strip).toList());
  }
}
