package org.gan4j.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.io.InputException;

/** A temporary file that images are copied into. It vanishes with the process at the latest. */
final class Spool implements FilePieces.Store {

  private final Path file;
  private final RandomAccessFile content;
  private long length;

  Spool() {
    try {
      file = Files.createTempFile("gan4j-", ".images");
      file.toFile().deleteOnExit();
      content = new RandomAccessFile(file.toFile(), "rw");
      // Where the system lets it go, nothing is left of it however the process ends.
      boolean gone = file.toFile().delete();
      assert gone || Files.exists(file);
    } catch (IOException e) {
      throw new InputException("a temporary file can't be made: " + e.getMessage(), e);
    }
  }

  /** Copies an image; returns where it begins. */
  synchronized long add(Path from, byte[] image) {
    try {
      long begin = length;
      content.seek(begin);
      content.write(image);
      length += image.length;
      return begin;
    } catch (IOException e) {
      throw new InputException(
          from + ": can't be copied to " + file.getParent() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized byte[] read(int one, long begin, int bytes) {
    byte[] out = new byte[bytes];
    try {
      content.seek(begin);
      content.readFully(out);
      return out;
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  @Override
  public String name(int one) {
    return "table";
  }

  @Override
  public void close() {
    try {
      content.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
