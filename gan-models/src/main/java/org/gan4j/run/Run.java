package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gan4j.data.BatchSource;
import org.gan4j.evaluation.Evaluation;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.io.InputException;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.style.Projection;
import org.gan4j.models.translation.Translator;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.Notices;
import org.gan4j.train.StopRequest;
import org.gan4j.train.TrainListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run: a model that is trained on images into a folder, and what is drawn from it afterwards. It
 * never changes; what changes something about it gives a changed copy.
 *
 * <pre>{@code
 * Run run = Run.create("dcgan").data(DataSource.digits()).steps(600).into(Path.of("runs/digits"));
 * run.train();
 * INDArray images = Run.open(Path.of("runs/digits")).sampler().images(64, 1);
 * }</pre>
 */
public final class Run {

  private final RunFolder folder;
  private final RunConfig config;
  private final ModelFamily<?> family;
  private final Parts parts;
  private final Watching watching;

  Run(RunFolder folder, RunConfig config, ModelFamily<?> family, Parts parts) {
    this(folder, config, family, parts, Watching.NOBODY);
  }

  private Run(
      RunFolder folder, RunConfig config, ModelFamily<?> family, Parts parts, Watching watching) {
    this.folder = folder;
    this.config = config;
    this.family = family;
    this.parts = parts;
    this.watching = watching;
  }

  /**
   * A new run of a family.
   *
   * @param family the family's name, one of {@link ModelFamilies}
   * @return a builder, with the paper's defaults
   * @throws InputException if there is no such family
   */
  public static RunBuilder create(String family) {
    return new RunBuilder(ModelFamilies.of(family));
  }

  /**
   * A new run of what a recorded one was made of, which gives the same weights on the same machine.
   *
   * @param config the record: {@link RunConfig#read}
   * @param folder where the run is to go, empty or absent
   * @param machine what is to compute; what it leaves open is the recorded machine's
   * @return the run, to be trained
   * @throws InputException if the record can't be used here
   */
  public static Run repeat(RunConfig config, Path folder, Machine machine) {
    OutputFolder.fresh(folder);
    Machine on = machine.or(Machine.of(config.machine()));
    Run run = new Run(new RunFolder(folder), config, family(config), new Parts(on));
    run.requireNetwork(run.family);
    Machine.Loaded loaded = run.parts.machine();
    RunConfig here = config.machine(loaded.record());
    return new Run(run.folder, here, run.family, run.parts);
  }

  /**
   * A run that was trained before, on the usual machine.
   *
   * @param folder the run directory
   * @return the run
   * @throws InputException if that is no run with weights, or its record can't be used
   */
  public static Run open(Path folder) {
    return open(folder, Machine.standard());
  }

  /**
   * A run that was trained before.
   *
   * @param folder the run directory
   * @param machine what is to compute
   * @return the run; loads nothing yet
   * @throws InputException if that is no run with weights, or its record can't be used
   */
  public static Run open(Path folder, Machine machine) {
    RunFolder files = RunFolder.open(folder);
    RunConfig config = files.readConfig();
    Run run = new Run(files, config, family(config), new Parts(machine));
    run.requireNetwork(run.family);
    return run;
  }

  private static ModelFamily<?> family(RunConfig config) {
    return ModelFamilies.of(config.model());
  }

  private <C extends Record> void requireNetwork(ModelFamily<C> family) {
    config.network(family, folder.config());
  }

  /**
   * The same run with one more listener.
   *
   * @param listener told of each step of training
   * @return a changed copy
   */
  public Run listener(TrainListener listener) {
    return new Run(folder, config, family, parts, watching.and(listener));
  }

  /**
   * The same run that ends when it is asked for: after the step that is being taken, with a
   * checkpoint. An interrupt of the thread that trains does the same.
   *
   * @param request what asks
   * @return a changed copy
   */
  public Run stopAt(StopRequest request) {
    return new Run(folder, config, family, parts, watching.stopAt(request));
  }

  /**
   * The same run that tells elsewhere what failed without ending it, such as a picture that can't
   * be written.
   *
   * @param to who is told, a line at a time; standard error otherwise
   * @return a changed copy
   */
  public Run notices(Consumer<String> to) {
    return new Run(folder, config, family, parts, watching.notices(new Notices(to)));
  }

  /** The same run that says before its first step what memory and disk it takes, in lines. */
  public Run size(Consumer<String> to) {
    return new Run(folder, config, family, parts, watching.size(to));
  }

  /**
   * The same run, saved otherwise while it is trained.
   *
   * @param otherwise how
   * @return a changed copy
   */
  public Run saving(Saving otherwise) {
    return new Run(folder, config.saving(otherwise), family, parts, watching);
  }

  /**
   * The same run in another folder.
   *
   * @param place the run directory
   * @return a changed copy, to be trained
   */
  public Run in(Path place) {
    return new Run(new RunFolder(place), config, family, parts, watching);
  }

  /**
   * The same run with another length.
   *
   * @param count generator updates in all, those before counted in
   * @return a changed copy
   */
  public Run steps(long count) {
    RunConfig other = InputException.guard("steps", () -> config.steps(count));
    return new Run(folder, other, family, parts, watching);
  }

  /**
   * The same run with its images in another place.
   *
   * @param place the folder or file where they lie now
   * @return a changed copy
   * @throws InputException if they lay in no folder, or there is none
   */
  public Run dataIn(Path place) {
    RunConfig moved = config.data(config.data().in(place));
    return new Run(folder, moved, family, parts.elsewhere(), watching);
  }

  /**
   * Its files.
   *
   * @return the run directory
   */
  public RunFolder folder() {
    return folder;
  }

  /**
   * What it is made of.
   *
   * @return with every default resolved
   */
  public RunConfig config() {
    return config;
  }

  /**
   * The images that it is trained on, read when they are first asked for.
   *
   * @return the images
   * @throws InputException if they can't be read, or aren't those that there were
   */
  public TrainingImages images() {
    parts.machine();
    return parts.images(config.data());
  }

  /**
   * What computes, in a line; loads it.
   *
   * @return backend, kernels, threads and precision
   */
  public String machine() {
    return parts.machine().toString();
  }

  /**
   * Trains from the beginning and writes the run's files; those of a run that breaks off stay.
   *
   * @return how far it came: to the end, or to where it was asked to stop
   * @throws InputException if the folder holds a run already, or the images can't be used
   * @throws org.gan4j.train.DivergedException if a loss becomes NaN or infinite
   */
  public RunEnd train() {
    OutputFolder.fresh(folder.path());
    return go(TrainingRun::begin);
  }

  /**
   * Goes on from the last checkpoint up to {@link #steps}, as if the run had never stopped.
   *
   * @return how far it came
   * @throws InputException if there is no checkpoint, or it has all the steps already
   * @throws org.gan4j.train.DivergedException if a loss becomes NaN or infinite
   */
  public RunEnd resume() {
    requireCheckpoint();
    Run on = asRecorded();
    RunConfig here = config.machine(on.parts.machine().record());
    return new Run(folder, here, family, on.parts, watching)
        .go(training -> training.resume(folder.checkpoint()));
  }

  /**
   * The same run on the machine that its record names; what was asked for otherwise when it was
   * opened stays.
   *
   * @return a changed copy
   * @throws InputException if a name in the record is none
   */
  public Run asRecorded() {
    Machine on = parts.asked().or(Machine.of(config.machine()));
    return on.equals(parts.asked())
        ? this
        : new Run(folder, config, family, parts.on(on), watching);
  }

  /**
   * The same run with the checkpoint of another step.
   *
   * @param which the step of a checkpoint that is kept, or {@code best} of those that were measured
   * @return a changed copy
   * @throws InputException if there is none
   */
  public Run at(String which) {
    return new Run(folder.at(which), config, family, parts, watching);
  }

  /**
   * Takes note of a figure of the checkpoint that this run stands at, which is kept as long as it
   * is the best by its metric: {@code at("best")}.
   *
   * @param metric what was measured, with all that figures have to share to be compared
   * @param value the figure; a smaller one is better
   * @return whether it is the best so far
   * @throws InputException if the run is being trained, or there is no checkpoint
   */
  public boolean measured(String metric, double value) {
    requireCheckpoint();
    try (RunLock lock = RunLock.take(folder.path(), watching.notices()::say)) {
      return folder.measured(metric, value, config.saving());
    }
  }

  /**
   * Refuses a run that {@link #resume} can't go on with.
   *
   * @throws InputException if there is no checkpoint
   */
  public void requireCheckpoint() {
    if (!Files.exists(folder.checkpoint())) {
      throw folder.without(folder.checkpoint());
    }
  }

  private RunEnd go(Function<TrainingRun, RunEnd> way) {
    TrainingImages images = images();
    try (BatchSource batches =
        images.batches(
            config.training().batch(),
            new RandomStreams(config.course().seed()).stream("shuffling"))) {
      return way.apply(
          new TrainingRun(
              folder.newest(),
              config,
              model(family),
              images.examples(),
              watching,
              batches,
              this::evaluation));
    }
  }

  /**
   * What draws from latents with the run's weights: networks of its own, which later training
   * doesn't change.
   *
   * @return the sampler
   * @throws InputException if the model draws nothing from latents, or the weights don't fit
   */
  public Sampler sampler() {
    return trained().sampler();
  }

  /**
   * What turns images of one domain into the other's with the run's weights.
   *
   * @return the translator
   * @throws InputException if the model translates no images, or the weights don't fit
   */
  public Translator translator() {
    return trained().translator();
  }

  /**
   * How far samples are from the images that the run was trained on.
   *
   * @param count samples, and as many images twice
   * @param seed of every random draw
   * @return the distances
   * @throws InputException if there aren't so many images, or they can't be measured
   */
  public Measurement measure(int count, long seed) {
    return Measurement.of(sampler().generator(), config.data(), this::images, count, seed);
  }

  /**
   * How good what the run's model makes is.
   *
   * @param settings what is measured
   * @return the figures, each with how it came about
   * @throws InputException if a figure that is named can't be had, or the images can't be read
   */
  public Evaluation evaluate(EvaluationSettings settings) {
    try (RunEvaluation evaluation = evaluation(settings)) {
      return evaluation.of(trained().ready(), folder.label());
    }
  }

  private RunEvaluation evaluation(EvaluationSettings settings) {
    return new RunEvaluation(
        config, images(), settings, parts.machine().kernels(), watching.notices()::say);
  }

  /**
   * The style whose image is nearest to a given one.
   *
   * @param target {@code [1, H, W, C]} in [-1, 1], as large as the run's images
   * @param settings how it is looked for
   * @param listener told of every step
   * @return the best that was found
   * @throws InputException if the model has no styles
   */
  public Projection.Result project(
      INDArray target, Projection.Settings settings, Projection.Listener listener) {
    return trained().project(target, settings, listener);
  }

  private TrainedModel trained() {
    return new TrainedModel(folder, config, model(family));
  }

  private <C extends Record> Model model(ModelFamily<C> one) {
    return config.create(one, folder.config(), parts.machine().kernels());
  }
}
