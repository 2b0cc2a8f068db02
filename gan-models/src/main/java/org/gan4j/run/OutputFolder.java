package org.gan4j.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;

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
  public static Path choose(@Nullable Path asked, Path usual) {
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
          Files.isDirectory(folder) ? filled(folder) : "the output folder is a file; name another");
    }
    return folder;
  }

  private static String filled(Path folder) {
    RunFolder run = new RunFolder(folder);
    if (Files.exists(run.checkpoint())) {
      return "the output folder holds a run; resume that, or name another folder";
    }
    return Files.exists(run.config())
        ? "the output folder holds a run that has no checkpoint yet; delete it, or name another"
        : "the output folder isn't empty; name another";
  }

  /**
   * Makes a folder that nobody else has, another process that asks at the same time included.
   *
   * @param usual the folder
   * @return that, or the first of {@code usual-2}, {@code usual-3}, ... that was absent
   * @throws InputException if it can't be made
   */
  public static Path claim(Path usual) {
    try {
      Files.createDirectories(usual.toAbsolutePath().getParent());
      for (int n = 1; ; n++) {
        try {
          return Files.createDirectory(numbered(usual, n));
        } catch (FileAlreadyExistsException e) {
          // The next one.
        }
      }
    } catch (IOException e) {
      throw InputException.unwritable(usual, e);
    }
  }

  /**
   * Deletes a folder that was claimed, if nothing is in it.
   *
   * @param folder the folder
   */
  public static void abandon(Path folder) {
    try {
      if (isFresh(folder)) {
        Files.deleteIfExists(folder.resolve(RunLock.FILE));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // It stays, then.
    }
  }

  private static Path numbered(Path usual, int n) {
    return n == 1 ? usual : usual.resolveSibling(usual.getFileName() + "-" + n);
  }

  private static Path firstFresh(Path wanted) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> numbered(wanted, n))
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
      return content.allMatch(file -> file.endsWith(RunLock.FILE));
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }
}
