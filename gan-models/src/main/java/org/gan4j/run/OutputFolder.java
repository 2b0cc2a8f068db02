package org.gan4j.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.io.InputException;

/** Where a run or what is made of it is written: a folder that was empty or absent before. */
public final class OutputFolder {

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
  public static Path choose(Path asked, Path usual) {
    return asked == null ? firstFresh(usual) : fresh(asked);
  }

  /**
   * Refuses a folder that holds something.
   *
   * @param folder the folder
   * @return the same
   * @throws InputException if it isn't empty or absent
   */
  public static Path fresh(Path folder) {
    if (!isFresh(folder)) {
      throw InputException.at(
          folder,
          Files.isDirectory(folder)
              ? "the output folder isn't empty; name another"
              : "the output folder is a file; name another");
    }
    return folder;
  }

  private static Path firstFresh(Path wanted) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> n == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "-" + n))
        .filter(OutputFolder::isFresh)
        .findFirst()
        .orElseThrow();
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
