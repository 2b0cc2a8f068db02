package org.gan4j.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gan4j.data.BrokenFiles;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.TrainingDefaults;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.UpdaterKind;
import org.gan4j.models.WeightedPenalty;

/**
 * Everything that a run is made of, every default resolved; {@code config.json}. The same in two
 * runs means the same weights on the same machine.
 *
 * @param versions of GAN4J and of what it runs on, by name
 * @param model the family's name
 * @param network the family's own configuration, by field
 * @param data the images
 * @param training how it is trained
 * @param machine what computes
 */
public record RunConfig(
    Map<String, String> versions,
    String model,
    Map<String, Object> network,
    Data data,
    Training training,
    Machine machine) {

  /** Checks that no part is missing, as it may be in a file that someone wrote by hand. */
  public RunConfig {
    List<?> parts = Arrays.asList(versions, model, network, data, training, machine);
    if (parts.contains(null)) {
      throw new IllegalArgumentException(
          "expected versions, model, network, data, training and machine; one is missing");
    }
  }

  /**
   * The configuration of the run's networks.
   *
   * @param family the family that {@link #model} names
   * @param file where this was read from, for the message
   * @param <C> the family's configuration
   * @return the configuration
   * @throws InputException if it isn't one of this family
   */
  public <C extends Record> C network(ModelFamily<C> family, Path file) {
    return InputException.guard(file.toString(), () -> Json.fromMap(network, family.configType()));
  }

  /**
   * The same run with another length.
   *
   * @param count generator updates in all
   * @return a changed copy
   */
  public RunConfig steps(long count) {
    Training t = training;
    return new RunConfig(
        versions,
        model,
        network,
        data,
        new Training(
            count,
            t.batch,
            t.seed,
            t.loss,
            t.penalties,
            t.criticSteps,
            t.generatorRate,
            t.discriminatorRate,
            t.beta1,
            t.beta2,
            t.updater,
            t.sampleEvery),
        machine);
  }

  /**
   * The images.
   *
   * @param kind as {@code --data} names it
   * @param folder where they were read from; null for images made here
   * @param images how many
   * @param height rows
   * @param width columns
   * @param channels 1 or 3
   * @param mirrored whether each is mirrored left to right half of the time
   * @param classes names in the labels' order; empty without labels
   * @param skipBroken whether images that couldn't be read were left out
   */
  public record Data(
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) String folder,
      int images,
      int height,
      int width,
      int channels,
      boolean mirrored,
      List<String> classes,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean skipBroken) {

    /**
     * Reads the images anew.
     *
     * @throws InputException if they can't be read, or aren't as many as there were
     */
    public TrainingImages read() {
      DataKind source = InputException.guard("data", () -> DataKind.of(kind));
      TrainingImages found =
          source.read(
              folder == null ? null : Path.of(folder),
              height,
              channels,
              mirrored,
              skipBroken ? BrokenFiles.SKIP : BrokenFiles.REFUSE);
      if (found.count() != images) {
        throw new InputException(
            kind + ": expected " + images + " images as the run had, got " + found.count());
      }
      return found;
    }

    /**
     * The same images in another place.
     *
     * @param place the folder where they lie now
     * @return a changed copy
     */
    public Data in(Path place) {
      return new Data(
          kind, place.toString(), images, height, width, channels, mirrored, classes, skipBroken);
    }

    /** The extents of an image. */
    public ImageShape shape() {
      return new ImageShape(height, width, channels);
    }
  }

  /**
   * How the run is trained.
   *
   * @param steps generator updates in all
   * @param batch images a step
   * @param seed of every random draw
   * @param loss the loss's name
   * @param penalties each as {@code kind:weight}
   * @param criticSteps discriminator updates a generator update
   * @param generatorRate the generator's learning rate
   * @param discriminatorRate the discriminator's learning rate
   * @param beta1 the updater's, of both
   * @param beta2 the updater's, of both
   * @param updater of both
   * @param sampleEvery steps from one grid of samples to the next
   */
  public record Training(
      long steps,
      int batch,
      long seed,
      String loss,
      List<String> penalties,
      int criticSteps,
      double generatorRate,
      double discriminatorRate,
      double beta1,
      double beta2,
      UpdaterKind updater,
      long sampleEvery) {

    /** The same as models take it. */
    public TrainingPlan plan() {
      return new TrainingPlan(
          new TrainingDefaults(
              LossKind.of(loss),
              penalties.stream().map(WeightedPenalty::parse).toList(),
              batch,
              criticSteps,
              generatorRate,
              discriminatorRate,
              beta1,
              beta2,
              updater),
          steps,
          seed);
    }
  }

  /**
   * What computes.
   *
   * @param backend ND4J's: cpu or cuda
   * @param kernels the provider's name
   * @param threads that arithmetic may use
   * @param precision of the factors in convolutions and matrix products
   * @param platform operating system and architecture
   */
  public record Machine(
      String backend, String kernels, int threads, String precision, String platform) {}
}
