package org.gan4j.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Something that the user gave, a file, a folder or an option's value, can't be used. The message
 * is one line that says what was wrong, where, and what to do; a command-line program prints it
 * alone and exits with code 2.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error with its one line.
   *
   * @param message what was wrong, where, and what to do
   */
  public InputException(String message) {
    super(message);
  }

  /**
   * An error with its one line and what led to it.
   *
   * @param message what was wrong, where, and what to do
   * @param cause the underlying error
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A file or folder whose contents are wrong.
   *
   * @param path the file or folder
   * @param problem what was expected and what was found
   * @return the error, to be thrown
   */
  public static InputException at(Path path, String problem) {
    return new InputException(path + ": " + problem);
  }

  /**
   * Something that was refused for a reason.
   *
   * @param refusal what was thrown, whose message is the line
   * @return the error, to be thrown
   */
  public static InputException because(Exception refusal) {
    return new InputException(reason(refusal), refusal);
  }

  /**
   * A file or folder whose contents were refused.
   *
   * @param path the file or folder
   * @param refusal what was thrown, with what was expected and what was found
   * @return the error, to be thrown
   */
  public static InputException at(Path path, Exception refusal) {
    return new InputException(path + ": " + reason(refusal), refusal);
  }

  /**
   * A file or folder that the operating system refused to read.
   *
   * @param path the file or folder
   * @param cause what the read threw
   * @return the error, to be thrown
   */
  public static InputException unreadable(Path path, IOException cause) {
    return new InputException(path + ": can't be read: " + reason(cause), cause);
  }

  /**
   * A file or folder that the operating system refused to write.
   *
   * @param path the file or folder
   * @param cause what the write threw
   * @return the error, to be thrown
   */
  public static InputException unwritable(Path path, IOException cause) {
    return new InputException(path + ": can't be written: " + reason(cause), cause);
  }

  /**
   * Runs what depends on the user's choice alone, so that a refusal of it is the user's error.
   *
   * @param what the option, argument or file, for the message
   * @param work what may refuse its arguments
   * @param <T> what it gives
   * @return what it gives
   * @throws InputException in place of an IllegalArgumentException
   */
  public static <T> T guard(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(what + ": " + e.getMessage(), e);
    }
  }

  private static String reason(Exception cause) {
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
