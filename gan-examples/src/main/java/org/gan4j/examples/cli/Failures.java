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
    return fail(e.getCommandLine(), e, problem(e) + hint, trace);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return fail(command, e);
  }

  /**
   * Reports what went wrong while a command ran.
   *
   * @param command gets the line on its error stream
   * @param thrown what was thrown
   * @return the exit code
   */
  int fail(CommandLine command, Throwable thrown) {
    return fail(command, thrown, message(thrown, command), debug.getAsBoolean());
  }

  private static String message(Throwable thrown, CommandLine command) {
    if (MemoryShortage.is(thrown)) {
      return MemoryShortage.line(thrown, name(command));
    }
    return ExitCode.of(thrown) == ExitCode.FAILURE
        ? "unexpected error: " + thrown + " (" + DEBUG + " prints the stack trace)"
        : String.valueOf(thrown.getMessage());
  }

  /** The command that ran: the one given, or the one below it that was named. */
  private static String name(CommandLine command) {
    ParseResult parsed = command.getParseResult();
    return parsed != null && parsed.hasSubcommand()
        ? parsed.subcommand().commandSpec().name()
        : command.getCommandName();
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

  private static String problem(ParameterException e) {
    boolean command = e.getCommandLine().getParent() == null;
    return command && e instanceof UnmatchedArgumentException unmatched
        ? "no such command or option: " + String.join(" ", unmatched.getUnmatched())
        : String.valueOf(e.getMessage());
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      List<String> nearest = unmatched.getSuggestions();
      boolean command = e.getCommandLine().getParent() == null;
      return "; did you mean "
          + nearest.stream().limit(command ? 2 : 1).collect(Collectors.joining(" or "))
          + "?";
    }
    return "";
  }
}
