package org.gan4j.examples.cli;

import java.io.PrintWriter;
import org.gan4j.backend.Backend;
import org.gan4j.backend.BackendRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gan4j backends}: what this machine and class path have to compute with. */
@Command(
    name = "backends",
    description = "Show what there is to compute with, and what would be chosen.",
    optionListHeading = "%nOptions%n")
final class BackendsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Backend.report(BackendRequest.ofProcess()).lines().forEach(out::println);
  }
}
