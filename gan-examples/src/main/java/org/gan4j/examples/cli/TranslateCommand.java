package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.data.Domain;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageShape;
import org.gan4j.io.InputException;
import org.gan4j.models.translation.Translator;
import org.gan4j.run.Run;
import org.gan4j.run.TranslatedImages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan4j translate}: from a folder of images to the same of the other domain. */
@Command(
    name = "translate",
    description = "Translate images with a run of an image-to-image model.",
    customSynopsis = "gan4j translate RUN --from A|B --input DIR [options]",
    footer = {
      "  gan4j translate runs/horse2zebra --from A --input horse2zebra/testA",
      "  gan4j translate runs/horse2zebra --from B --input my/zebras --out horses"
    })
final class TranslateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @ArgGroup(validate = false, heading = "%nImages%n", order = 1)
  private ImageOptions images = new ImageOptions();

  /** Which images, and where to. */
  static final class ImageOptions {
    @Option(
        names = "--from",
        paramLabel = "A|B",
        defaultValue = "A",
        description = "The domain of the images that are given (default: A).")
    private Domain from;

    @Option(
        names = "--input",
        paramLabel = "DIR",
        description = "A folder of images, cut and resized as in training.")
    private @Nullable Path input;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where to, empty or absent (default: RUN/to-B, or to-A).")
    private @Nullable Path folder;
  }

  @Override
  public void run() {
    if (images.input == null) {
      throw new InputException("--input is missing; name the folder with the images to translate");
    }
    Run from = run.open();
    Path folder = run.output(images.folder, "to-" + images.from.other());
    List<Path> files = ImageData.list(images.input);
    Translator translator = from.translator();
    ImageShape shape = from.config().data().shape();
    ImageData data = ImageData.files(files, ImageReading.of(shape));
    TranslatedImages translated = new TranslatedImages(translator, images.from, images.input);
    int count =
        InputException.guard(from.config().model(), () -> translated.write(files, data, folder));
    spec.commandLine().getOut().println(folder + ": " + count + " images");
  }
}
