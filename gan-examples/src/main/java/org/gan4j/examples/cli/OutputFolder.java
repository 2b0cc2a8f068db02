package org.gan4j.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.io.InputException;

/** Where a command writes: a folder that was empty or absent before. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * The folder to write to; makes nothing yet.
   *
   * @param asked what the user named, or null
   * @param usual where nothing is named
   * @return the one asked for, or else the usual one, or the first of {@code usual-2}, {@code
   *     usual-3}, ... that is empty or absent
   * @throws InputException if the one asked for holds something or isn't a folder
   */
  static Path choose(Path asked, Path usual) {
    if (asked == null) {
      return firstFresh(usual);
    }
    if (!isFresh(asked)) {
      throw InputException.at(
          asked,
          Files.isDirectory(asked)
              ? "the output folder isn't empty; name another with --out"
              : "the output folder is a file; name another with --out");
    }
    return asked;
  }

  private static Path firstFresh(Path wanted) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> n == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "-" + n))
        .filter(OutputFolder::isFresh)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Makes a folder.
   *
   * @param folder the folder
   * @throws InputException if it can't be made
   */
  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw InputException.unwritable(folder, e);
    }
  }

  private static boolean isFresh(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }
}
