package org.gan4j.backend;

/**
 * Says in one line why the backend that was asked for can't be had; a command line prints the
 * message alone and ends with exit code 2.
 */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception without a cause.
   *
   * @param message one line: what was asked for, why it can't run, what to do
   */
  public BackendException(String message) {
    super(message);
  }

  /**
   * An exception with the failure that it stands for.
   *
   * @param message one line: what was asked for, why it can't run, what to do
   * @param cause what went wrong below
   */
  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
