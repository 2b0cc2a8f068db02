package org.gan4j.examples.cli;

import java.nio.file.Path;
import org.gan4j.run.OutputFolder;
import org.gan4j.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that works with a run: the run, the machine and help. */
@Command(
    parameterListHeading = "%n",
    optionListHeading = "%nGeneral%n",
    sortOptions = false,
    footerHeading = "%nExamples%n")
final class RunOptions {

  /** Behind the groups of any command. */
  private static final int LAST = 9;

  @Parameters(paramLabel = "RUN", description = "The run directory that gan4j train wrote.")
  private Path path;

  @Option(
      names = "--at",
      paramLabel = "STEP|best",
      description =
          "The checkpoint of that step, of those that --keep and --snapshot-every kept, or the best"
              + " that was measured (default: the newest).")
  private @Nullable String at;

  @ArgGroup(validate = false, heading = "%nMachine%n", order = LAST)
  private MachineOptions machine = new MachineOptions();

  @Mixin private HelpOption help;

  /**
   * Opens the run on the machine asked for; loads nothing yet.
   *
   * @return the run
   * @throws org.gan4j.io.InputException if that is no run with weights, or has no such checkpoint
   */
  Run open() {
    machine.check();
    Run run = Run.open(path, machine.machine());
    return at == null ? run : run.at(at);
  }

  /**
   * The folder to write to.
   *
   * @param asked what {@code --out} names, or null
   * @param usual a folder within the run
   * @return one that is empty or absent
   * @throws org.gan4j.io.InputException if the one asked for isn't
   */
  Path output(@Nullable Path asked, String usual) {
    return OutputFolder.choose(asked, path.resolve(usual));
  }
}
