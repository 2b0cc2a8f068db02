package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.data.Preparation;
import org.gan4j.io.InputException;
import org.gan4j.models.Inputs;
import org.gan4j.run.DataSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j prepare}: a set of images is written once as it is to be trained on. */
@Command(
    name = "prepare",
    description = {
      "Write a set of images once, cut, resized, checked and labelled, into one file to train on.",
      "",
      "A .zip is as StyleGAN's dataset_tool.py writes it; a .pack is read fastest."
    },
    customSynopsis = "gan4j prepare --data-dir DIR --out FILE [options]",
    footer = {
      "  gan4j prepare --data folder --data-dir photos --resolution 128 --out photos-128.pack",
      "  gan4j prepare --data-dir cats.zip --resolution 64 --skip-broken --out cats-64.zip"
    })
final class PrepareCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nImages%n", order = 1)
  private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, .zip or .pack; there must be none of that name.")
  private Path out;

  @Mixin private HelpOption help;

  @Override
  public void run() {
    DataSource source = data.source(Inputs.IMAGES);
    if (source.mirrored()) {
      throw new InputException("--mirror goes with train, which mirrors what was prepared");
    }
    PreparationLine line = PreparationLine.of(spec.commandLine().getErr());
    Preparation.Result result = source.prepare(out, line);
    line.end();
    List<String> skipped = result.skipped().lines();
    skipped.forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getOut().printf("%s: %,d images%n", out, result.images());
  }
}
