package org.gan4j.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever is thrown into one line on standard error and an exit code. */
record Failures(BooleanSupplier debug)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final String DEBUG = "--debug";

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String hint = suggestion(e) + "; see " + command + " --help";
    // The options may not have been read when the mistake was met.
    boolean trace = debug.getAsBoolean() || List.of(args).contains(DEBUG);
    return fail(e.getCommandLine(), e, e.getMessage() + hint, trace);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return fail(command, e, message(e), debug.getAsBoolean());
  }

  private static String message(Throwable thrown) {
    return ExitCode.of(thrown) == ExitCode.FAILURE
        ? "unexpected error: " + thrown + " (" + DEBUG + " prints the stack trace)"
        : thrown.getMessage();
  }

  private static int fail(CommandLine command, Throwable e, String message, boolean trace) {
    PrintWriter err = command.getErr();
    err.println("gan4j: " + message.lines().map(String::strip).collect(Collectors.joining(" ")));
    if (trace) {
      e.printStackTrace(err);
    }
    err.flush();
    return ExitCode.of(e).code();
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "; did you mean " + unmatched.getSuggestions().get(0) + "?";
    }
    return "";
  }
}
