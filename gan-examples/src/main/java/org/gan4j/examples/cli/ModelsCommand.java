package org.gan4j.examples.cli;

import java.io.PrintWriter;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gan4j models}: what can be trained. */
@Command(
    name = "models",
    description = "List the models that can be trained.",
    optionListHeading = "%nOptions%n")
final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    int width = ModelFamilies.all().stream().mapToInt(f -> f.name().length()).max().orElse(1);
    for (ModelFamily<?> family : ModelFamilies.all()) {
      out.printf("%-" + width + "s  %s%n", family.name(), family.description());
    }
  }
}
