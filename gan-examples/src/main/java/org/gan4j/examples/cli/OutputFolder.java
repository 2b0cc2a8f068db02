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
   * Looks, without making anything, whether a folder may be written.
   *
   * @param folder the folder
   * @throws InputException if it holds something or isn't a folder
   */
  static void requireFresh(Path folder) {
    if (!isFresh(folder)) {
      throw InputException.at(
          folder,
          Files.isDirectory(folder)
              ? "the output folder isn't empty; name another with --out"
              : "the output folder is a file; name another with --out");
    }
  }

  /**
   * The first folder of a name that is free.
   *
   * @param wanted the folder
   * @return it, or the first of {@code wanted-2}, {@code wanted-3}, ... that is empty or absent
   */
  static Path firstFresh(Path wanted) {
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
