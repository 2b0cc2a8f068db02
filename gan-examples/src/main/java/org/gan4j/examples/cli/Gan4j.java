package org.gan4j.examples.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code gan4j}. */
@Command(
    name = "gan4j",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = "Trains generative adversarial networks and draws samples from them.",
    customSynopsis = {
      "gan4j train MODEL [options]",
      "       gan4j train --config FILE [--out DIR]",
      "       gan4j resume RUN [options]",
      "       gan4j sample RUN [options]",
      "       gan4j interpolate RUN [options]",
      "       gan4j project RUN --image FILE [options]",
      "       gan4j evaluate RUN [options]",
      "       gan4j evaluate --real PATH --fake PATH [options]",
      "       gan4j measure RUN [options]",
      "       gan4j translate RUN --from A|B --input DIR [options]",
      "       gan4j prepare --data-dir DIR --out FILE [options]",
      "       gan4j models | backends | generate-completion",
      "       gan4j COMMAND --help"
    },
    commandListHeading = "%nCommands%n",
    optionListHeading = "%nOptions%n",
    sortOptions = false,
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      SampleCommand.class,
      InterpolateCommand.class,
      ProjectCommand.class,
      TranslateCommand.class,
      EvaluateCommand.class,
      MeasureCommand.class,
      PrepareCommand.class,
      ModelsCommand.class,
      BackendsCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:success",
      "1:an error of the program; --debug prints its stack trace",
      "2:something that was given can't be used: an option, a file, a folder, a backend",
      "3:training diverged: a loss became NaN or infinite",
      "129, 130, 143:ended by SIGHUP, SIGINT, SIGTERM; a training has written its checkpoint"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  Train on the built-in digits, nothing to download, then draw 100 of them:",
      "    gan4j train dcgan --steps 500 --out runs/digits",
      "    gan4j sample runs/digits --count 100",
      "  Train on MNIST:",
      "    gan4j train dcgan --data mnist --data-dir data/mnist --steps 2000 --out runs/mnist"
    })
public final class Gan4j implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  private Gan4j() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    System.exit(run(out, err, args));
  }

  /**
   * Runs the command.
   *
   * @param out for results
   * @param err for progress and errors
   * @param args the command line
   * @return the exit code: see {@link ExitCode}
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = commandLine().setOut(out).setErr(err);
    Gan4j root = command.getCommand();
    Failures failures = new Failures(() -> root.debug);
    command.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    try {
      return command.execute(args);
    } catch (Error e) {
      return failures.fail(command, e);
    }
  }

  /**
   * The command with its options and subcommands, to be executed or to have words parsed.
   *
   * @return a fresh one
   */
  static CommandLine commandLine() {
    CommandLine command =
        Choices.register(new CommandLine(new Gan4j()))
            .setUsageHelpWidth(100)
            .setUsageHelpLongOptionsMaxWidth(32);
    CommandLine train = Objects.requireNonNull(command.getSubcommands().get("train"));
    List<String> sections = new ArrayList<>(train.getHelpSectionKeys());
    sections.add(sections.indexOf(SECTION_KEY_FOOTER_HEADING), FieldsHelp.SECTION);
    train.setHelpSectionKeys(sections);
    train.getHelpSectionMap().put(FieldsHelp.SECTION, new FieldsHelp());
    return command;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
