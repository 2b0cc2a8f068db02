package org.gan4j.examples.cli;

import org.gan4j.backend.BackendException;
import org.gan4j.io.InputException;
import org.gan4j.train.DivergedException;
import picocli.CommandLine;

/** What a command's end tells the shell. */
enum ExitCode {
  /** All went well. */
  SUCCESS(0),
  /** The program itself failed. */
  FAILURE(1),
  /** Something that the user gave can't be used. */
  USER_ERROR(2),
  /** Training ended in NaN or infinity; what was written until then stays. */
  DIVERGED(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit code. */
  int code() {
    return code;
  }

  /** The code for something that was thrown. */
  static ExitCode of(Throwable thrown) {
    if (thrown instanceof DivergedException) {
      return DIVERGED;
    }
    boolean user =
        thrown instanceof InputException
            || thrown instanceof BackendException
            || thrown instanceof CommandLine.ParameterException;
    return user ? USER_ERROR : FAILURE;
  }
}
