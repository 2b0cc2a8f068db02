package org.gan4j.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.data.BrokenFiles;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingPlan;
import org.gan4j.models.TrainingSettings;
import org.gan4j.train.TrainingLength;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run is made of, every default resolved; {@code config.json}. The same in two
 * runs means the same weights on the same machine.
 *
 * @param format of this record: {@link #FORMAT}
 * @param versions of GAN4J and of what it runs on, by name
 * @param model the family's name
 * @param network the family's own configuration, by field
 * @param data the images
 * @param training how it is trained
 * @param course how far it goes
 * @param machine what computes
 * @param saving how it is saved meanwhile, which changes nothing of the weights; null is the usual
 */
public record RunConfig(
    int format,
    Map<String, String> versions,
    String model,
    Map<String, Object> network,
    Data data,
    TrainingSettings training,
    Course course,
    Machine machine,
    Saving saving) {

  /** The number of the format that this version writes and reads. */
  public static final int FORMAT = 2;

  /** Checks that no part is missing, as it may be in a file that someone wrote by hand. */
  public RunConfig {
    List<?> parts = Arrays.asList(versions, model, network, data, training, course, machine);
    if (parts.contains(null)) {
      throw new IllegalArgumentException(
          "expected versions, model, network, data, training, course and machine; one is missing");
    }
    ConfigBounds.require("training", training);
    saving = saving == null ? Saving.USUAL : saving;
  }

  /**
   * Reads the record of a run.
   *
   * @param file {@code config.json}
   * @return what the run was made of
   * @throws InputException if it can't be read or is of another format
   */
  public static RunConfig read(Path file) {
    Object found = Json.read(file, Map.class).get("format");
    if (!Integer.valueOf(FORMAT).equals(found)) {
      throw InputException.at(
          file,
          "recorded in "
              + (found == null ? "an older format without a number" : "format " + found)
              + ", where this version reads format "
              + FORMAT
              + "; use the version that recorded it, or train anew");
    }
    return Json.read(file, RunConfig.class);
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
    return InputException.guard(
        file.toString(),
        () -> ConfigBounds.require("network", Json.fromMap(network, family.configType())));
  }

  /**
   * The run's networks with fresh weights.
   *
   * @param family the family that {@link #model} names
   * @param file where this was read from, for the message
   * @param kernels what they run on
   * @param <C> the family's configuration
   * @return the model
   * @throws InputException if the configuration isn't one of this family
   */
  public <C extends Record> Model create(ModelFamily<C> family, Path file, Kernels kernels) {
    C config = network(family, file);
    String place = Files.exists(file) ? file.toString() : model;
    return InputException.guard(place, () -> family.create(config, training, course.seed, kernels));
  }

  /** How models are trained so. */
  public TrainingPlan plan() {
    return new TrainingPlan(training, course.steps, course.seed);
  }

  /**
   * The same run with another length.
   *
   * @param count generator updates in all
   * @return a changed copy
   */
  public RunConfig steps(long count) {
    return new RunConfig(
        format,
        versions,
        model,
        network,
        data,
        training,
        new Course(count, course.seed, course.sampleEvery),
        machine,
        saving);
  }

  /**
   * The same run, saved otherwise.
   *
   * @param otherwise how
   * @return a changed copy
   */
  RunConfig saving(Saving otherwise) {
    return new RunConfig(
        format, versions, model, network, data, training, course, machine, otherwise);
  }

  /**
   * The same run on another machine, with the versions that run here.
   *
   * @param other the machine
   * @return a changed copy
   */
  RunConfig machine(Machine other) {
    return new RunConfig(
        FORMAT, Versions.all(), model, network, data, training, course, other, saving);
  }

  /**
   * The same run on other images.
   *
   * @param images the images
   * @return a changed copy
   */
  RunConfig data(Data images) {
    return new RunConfig(
        format, versions, model, network, images, training, course, machine, saving);
  }

  /**
   * The images.
   *
   * @param kind the name of a {@link DataKind}
   * @param folder where they were read from; null for images made here
   * @param images how many
   * @param height rows
   * @param width columns
   * @param channels 1 for grey, 3 for colour, 4 for colour and opacity
   * @param mirrored whether each is mirrored left to right half of the time
   * @param classes names in the labels' order; empty without labels
   * @param skipBroken whether images that couldn't be read were left out
   * @param labels the file that said the images' classes; null if none did
   * @param digest what tells them from others; null if it wasn't recorded
   */
  public record Data(
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String folder,
      int images,
      int height,
      int width,
      int channels,
      boolean mirrored,
      List<String> classes,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean skipBroken,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String labels,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digest) {

    /** Checks that names are there and the numbers are those of images. */
    public Data {
      if (kind == null || classes == null || classes.stream().anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException("expected a kind and names of classes; one is missing");
      }
      if (images < 1 || channels < 1 || channels > ModelRequest.LARGEST) {
        throw new IllegalArgumentException(
            "expected images and channels of at least 1, got " + images + " and " + channels);
      }
      ImageSize.require(height, width);
      classes = List.copyOf(classes);
    }

    /**
     * Reads the images anew.
     *
     * @throws InputException if they can't be read, or aren't those that there were
     */
    public TrainingImages read() {
      TrainingImages found = source().read();
      requireSame(found);
      return found;
    }

    private static String names(List<String> classes) {
      return classes.isEmpty() ? "none" : String.join(", ", classes);
    }

    private DataSource source() {
      return InputException.guard(
          "data",
          () -> {
            DataKind named = DataKind.of(kind);
            return new DataSource(
                named,
                Optional.ofNullable(folder).map(Path::of),
                Optional.of(new ImageSize(height, width)),
                named.takesChannels() ? OptionalInt.of(channels) : OptionalInt.empty(),
                mirrored,
                skipBroken ? BrokenFiles.SKIP : BrokenFiles.REFUSE,
                Optional.ofNullable(labels).map(Path::of));
          });
    }

    private void requireSame(TrainingImages found) {
      if (found.count() != images) {
        throw new InputException(
            kind + ": expected " + images + " images as the run had, got " + found.count());
      }
      if (!found.classes().equals(classes)) {
        throw new InputException(
            kind
                + ": expected the classes "
                + names(classes)
                + " as the run had, got "
                + names(found.classes())
                + "; name them as they were");
      }
      if (digest != null && !digest.equals(found.digest())) {
        throw new InputException(
            kind
                + ": as many images as the run had, but not the same ones, or not in the same"
                + " classes; put them back as they were");
      }
    }

    /**
     * The same images in another place.
     *
     * @param place the folder where they lie now
     * @return a changed copy
     * @throws InputException if they lay in no folder, or there is none
     */
    public Data in(Path place) {
      if (folder == null) {
        throw new InputException("the run's " + kind + " lie in no folder; leave it out");
      }
      DataKind.of(kind).requirePlace(place);
      return new Data(
          kind,
          place.toAbsolutePath().normalize().toString(),
          images,
          height,
          width,
          channels,
          mirrored,
          classes,
          skipBroken,
          labels(place),
          digest);
    }

    /** Where the labels are once the images have moved: with them, if they lay with them. */
    private @Nullable String labels(Path place) {
      return labels != null && Path.of(labels).startsWith(folder)
          ? place.resolve(Path.of(folder).relativize(Path.of(labels))).toAbsolutePath().toString()
          : labels;
    }

    /** The extents of an image. */
    public ImageShape shape() {
      return new ImageShape(height, width, channels);
    }
  }

  /**
   * How far the run goes.
   *
   * @param steps generator updates in all, at least 1
   * @param seed of every random draw
   * @param sampleEvery steps from one grid of samples to the next, at least 1
   */
  public record Course(long steps, long seed, long sampleEvery) {

    /** Checks the numbers. */
    public Course {
      if (steps < 1 || sampleEvery < 1) {
        throw new IllegalArgumentException(
            "steps and sampleEvery: expected at least 1, got " + steps + " and " + sampleEvery);
      }
      TrainingLength.steps(steps);
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
      String backend, String kernels, int threads, String precision, String platform) {

    /** Checks that no part is missing. */
    public Machine {
      if (Arrays.asList(backend, kernels, precision, platform).contains(null)) {
        throw new IllegalArgumentException(
            "expected backend, kernels, precision and platform; one is missing");
      }
    }
  }
}
