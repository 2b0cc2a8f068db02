package org.gan4j.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.io.InputException;

/**
 * Files that pieces are read of. Each is opened for each piece: there may be more than can be open
 * at a time, and a channel would be closed by an interrupt.
 *
 * @param files the files
 */
record StoredFiles(List<Path> files) implements FilePieces.Store {

  /** A file, or those of a folder that have an ending, in the order of their names. */
  static StoredFiles find(Path place, String ending) {
    if (!Files.isDirectory(place)) {
      if (!Files.isRegularFile(place)) {
        throw InputException.at(place, "no such file or folder");
      }
      return new StoredFiles(List.of(place));
    }
    try (Stream<Path> content = Files.list(place)) {
      List<Path> found =
          content
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ending))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw InputException.at(place, "no file in this folder ends in " + ending);
      }
      return new StoredFiles(found);
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
  }

  @Override
  public byte[] read(int file, long begin, int length) {
    byte[] bytes = new byte[length];
    try (RandomAccessFile in = new RandomAccessFile(files.get(file).toFile(), "r")) {
      in.seek(begin);
      in.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw InputException.unreadable(files.get(file), e);
    }
  }

  @Override
  public String name(int file) {
    return files.get(file).toString();
  }
}
