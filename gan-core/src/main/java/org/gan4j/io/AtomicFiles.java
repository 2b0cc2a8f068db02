package org.gan4j.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes files that appear whole or not at all: into a hidden file beside the target, forced to the
 * disk, then moved over the target in one step. Folders on the way are made.
 */
public final class AtomicFiles {

  private static final int BUFFER = 1 << 16;
  private static final String SUFFIX = ".tmp";

  /** A name that {@link #write} gives to what isn't whole yet. */
  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes it.
     *
     * @param out buffered; closed by the caller
     * @throws IOException if writing fails; the target is then left as it was
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFiles() {}

  /**
   * Writes a file, replacing one of that name.
   *
   * @param target the file
   * @param content what it is to hold
   * @throws InputException if it can't be written; the target is then as it was before
   */
  public static void write(Path target, Content content) {
    Path folder = target.toAbsolutePath().getParent();
    Path temporary =
        target
            .toAbsolutePath()
            .resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + SUFFIX);
    try {
      Files.createDirectories(folder);
      try {
        // Not a channel, which an interrupt of this thread would close.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
          OutputStream out = new BufferedOutputStream(file, BUFFER);
          content.writeTo(out);
          out.flush();
          file.getFD().sync();
        }
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw InputException.unwritable(target, e);
    }
  }

  /**
   * Writes a text file in UTF-8, replacing one of that name.
   *
   * @param target the file
   * @param text what it is to hold
   * @throws InputException if it can't be written; the target is then as it was before
   */
  public static void writeText(Path target, String text) {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes what writers that were killed left in a folder, not below it. Nothing may be writing
   * there.
   *
   * @param folder the folder; nothing happens if there is none
   * @throws InputException if it can't be read, or a file can't be deleted
   */
  public static void clear(Path folder) {
    clear(folder, name -> true);
  }

  /**
   * Deletes what writers of one file that were killed left beside it. Nothing may be writing it.
   *
   * @param target the file
   * @throws InputException if its folder can't be read, or a file can't be deleted
   */
  public static void clearOf(Path target) {
    String beginning = "." + target.getFileName() + ".";
    clear(
        Objects.requireNonNull(target.toAbsolutePath().getParent()),
        name -> name.startsWith(beginning));
  }

  private static void clear(Path folder, Predicate<String> named) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (TEMPORARY.matcher(name).matches() && named.test(name)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw InputException.unwritable(folder, e);
    }
  }
}
