package org.gan4j.examples.cli;

import picocli.CommandLine.Option;

/** A command's own help. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
