package org.gan4j.bench;

import java.io.UncheckedIOException;
import java.util.Objects;
import org.gan4j.bench.compare.UnavailableException;
import org.gan4j.io.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code gan4j-bench}. */
@Command(
    name = "gan4j-bench",
    description = "Times GAN4J's kernels and training steps, and those of its peers beside them.",
    mixinStandardHelpOptions = true,
    versionProvider = Bench.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      ProfileCommand.class,
      JmhCommand.class,
      ReadingCommand.class,
      ServeCommand.class,
      ServeDeeplearning4jCommand.class
    })
public final class Bench {

  /** Made by the command line. */
  public Bench() {}

  /**
   * Runs a command and ends the process: with 0 if it went well, 2 if what was asked for makes no
   * sense or can't run here, 1 if something broke.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gan4j-bench " + MavenVersion.of("org.gan4j", "gan-bench")};
    }
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    // JMH reads its arguments itself.
    Objects.requireNonNull(line.getSubcommands().get("jmh"))
        .setUnmatchedOptionsArePositionalParams(true);
    line.setParameterExceptionHandler(
        (problem, arguments) -> {
          CommandLine failed = problem.getCommandLine();
          failed
              .getErr()
              .println(
                  failed.getCommandSpec().qualifiedName()
                      + ": "
                      + problem.getMessage()
                      + "; --help lists what there is");
          return CommandLine.ExitCode.USAGE;
        });
    return line.setExecutionExceptionHandler(
        (problem, failed, parsed) -> {
          if (problem instanceof InputException
              || problem instanceof UnavailableException
              || problem instanceof IllegalArgumentException
              || problem instanceof UncheckedIOException) {
            failed.getErr().println("gan4j-bench: " + problem.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          throw problem;
        });
  }
}
