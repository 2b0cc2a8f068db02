package org.gan4j.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.gan.Generator;
import org.gan4j.io.InputException;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.SamplingModel;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.nn.WeightsFile;

/**
 * A run whose model draws from latents.
 *
 * @param folder its files
 * @param config what it was made of
 */
public record LatentRun(RunFolder folder, RunConfig config) {

  /**
   * Opens a run; loads nothing yet.
   *
   * @param path the run directory
   * @return the run
   * @throws InputException if that is no run with weights
   */
  public static LatentRun open(Path path) {
    RunFolder folder = RunFolder.open(path);
    return new LatentRun(folder, folder.readConfig());
  }

  /**
   * The model to draw with.
   *
   * @param kernels what it runs on
   * @return with the run's weights
   * @throws InputException if the run's model draws nothing from latents, or the weights don't fit
   */
  public SamplingModel load(Kernels kernels) {
    return load(ModelFamilies.of(config.model()), kernels);
  }

  private SamplingModel load(ModelFamily<?> family, Kernels kernels) {
    Model model = config.create(family, folder.config(), kernels);
    if (!(model instanceof SamplingModel latent)) {
      throw InputException.at(
          folder.path(), family.name() + " draws nothing from latents; gan4j translate uses it");
    }
    WeightsFile.load(folder.weights(), latent.sampler().network());
    return latent;
  }

  /**
   * The run's generator, if it works by styles.
   *
   * @param generator the run's
   * @param option what asks for styles, for the message
   * @return the same
   * @throws InputException if it has no styles
   */
  public StyleGenerator styled(Generator generator, String option) {
    if (generator instanceof StyleGenerator styled) {
      return styled;
    }
    throw new InputException(
        option + ": " + config.model() + " has no styles; stylegan and stylegan2 have");
  }

  /**
   * The class that a user named.
   *
   * @param generator the run's
   * @param name an index or a name, or null for none
   * @return its index
   * @throws InputException if the generator isn't conditional, or there is no such class
   */
  public OptionalInt label(Generator generator, String name) {
    if (name == null) {
      return OptionalInt.empty();
    }
    List<String> names = config.data().classes();
    if (generator.classes() == 0) {
      throw new InputException("--class: " + config.model() + " isn't conditional; leave it out");
    }
    return OptionalInt.of(
        number(name)
            .filter(index -> index >= 0 && index < generator.classes())
            .or(() -> Optional.of(names.indexOf(name)).filter(index -> index >= 0))
            .orElseThrow(
                () ->
                    new InputException(
                        "--class: expected 0 to "
                            + (generator.classes() - 1)
                            + " or one of "
                            + String.join(", ", names)
                            + "; got "
                            + name)));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
