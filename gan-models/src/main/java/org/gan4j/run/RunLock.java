package org.gan4j.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.gan4j.io.InputException;

/**
 * Keeps a run's folder to one training at a time, by a lock of the operating system on a hidden
 * file in it: it ends with the process, however that ends. The file stays, empty or with the number
 * of the process that had it last.
 */
final class RunLock implements AutoCloseable {

  /** The file's name. */
  static final String FILE = ".lock";

  private static final int LONGEST_PID = 20;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, which is made if it isn't there.
   *
   * @param folder the run directory
   * @param notices told where the file system has no locks, which is no reason not to train
   * @return the lock, to be closed
   * @throws InputException if another training has it, or nothing can be written there
   */
  static RunLock take(Path folder, Consumer<String> notices) {
    Path file = folder.resolve(FILE);
    FileChannel channel;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw InputException.unwritable(folder, e);
    }
    try {
      if (!locked(channel)) {
        String holder = read(channel);
        close(channel);
        throw InputException.at(
            folder,
            "is being trained"
                + (holder.isEmpty() ? "" : " by process " + holder)
                + "; wait until that ends, or stop it first");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      notices.accept(
          folder
              + ": can't be locked here ("
              + e.getMessage()
              + "); train it from one process only");
    }
    return new RunLock(channel);
  }

  /** Whether a training has a folder now. */
  static boolean isTaken(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !locked(channel);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // By this process.
      return false;
    }
  }

  private static String read(FileChannel channel) {
    try {
      ByteBuffer text = ByteBuffer.allocate(LONGEST_PID);
      int length = channel.read(text, 0);
      String pid = new String(text.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
      return pid.matches("\\d+") ? pid : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process then.
    }
  }

  @Override
  public void close() {
    close(channel);
  }
}
