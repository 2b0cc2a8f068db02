package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.io.InputException;

/** The files of data sets that lie in a folder under their authors' names. */
final class KnownFiles {

  private KnownFiles() {}

  /** A file that must be there. */
  static Path require(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw InputException.at(
          folder, Files.isDirectory(folder) ? "has no file " + name : "no such folder");
    }
    return file;
  }

  /** The names of classes, one a line, if the file is there. */
  static Optional<List<String>> classNames(Path file, int count) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> names;
    try {
      names =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    if (names.size() != count) {
      throw InputException.at(file, "expected " + count + " names of classes, got " + names.size());
    }
    return Optional.of(names);
  }
}
