package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.Model;
import org.gan4j.models.Preview;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointClock;
import org.gan4j.train.DivergedException;
import org.gan4j.train.LossLog;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;
import org.jspecify.annotations.Nullable;

/** A run from its configuration to its report. */
final class TrainingRun {

  private final RunFolder folder;
  private final RunConfig config;
  private final Model model;
  private final Watching watching;
  private final BatchSource images;
  private final Checkpoints checkpoints;
  private final LossLog losses;
  private final LossPlot plot;
  private final Optional<EvaluationLog> metrics;
  private final Trainer trainer;
  private @Nullable StepReport last;
  private long stepsBefore;

  /**
   * A run, of which nothing is written yet.
   *
   * @param folder where it goes
   * @param config what it is made of
   * @param model the networks, freshly made
   * @param examples a few images for pictures that start from some
   * @param watching who is told of each step besides, and may end the run
   * @param images where batches come from
   * @param evaluation what measures the run, closed with it
   */
  TrainingRun(
      RunFolder folder,
      RunConfig config,
      Model model,
      Batch examples,
      Watching watching,
      BatchSource images,
      Function<EvaluationSettings, RunEvaluation> evaluation) {
    this.folder = folder;
    this.config = config;
    this.model = model;
    this.watching = watching;
    this.images = images;
    long every = config.course().sampleEvery();
    Preview preview = model.preview(examples, config.course().seed());
    TrainingStep step = InputException.guard(config.model(), () -> model.step(config.plan()));
    plot = new LossPlot(folder.lossPlot(), every, step.objectives());
    losses = new LossLog(folder.losses());
    checkpoints = new Checkpoints(folder, config, model, preview, watching);
    List<TrainListener> all = new ArrayList<>();
    // First of all: what is saved is safe from whatever the others do.
    all.add(new CheckpointClock(config.saving().interval(), this::save));
    if (config.saving().snapshotEvery() > 0) {
      all.add(new EverySnapshot());
    }
    all.addAll(watching.listeners());
    all.add(losses);
    all.add(plot);
    all.add(
        TrainListener.every(
            every, new SampleGrid(preview::images, preview.columns(), folder.samples())));
    metrics = metrics(config.saving(), evaluation);
    metrics.ifPresent(all::add);
    all.add(report -> last = report);
    trainer =
        Trainer.of(step, all.toArray(TrainListener[]::new))
            .stopAt(watching.stop())
            .notices(watching.notices());
  }

  private Optional<EvaluationLog> metrics(
      Saving saving, Function<EvaluationSettings, RunEvaluation> evaluation) {
    Evaluating evaluating = saving.evaluating();
    return evaluating == null
        ? Optional.empty()
        : Optional.of(
            new EvaluationLog(
                folder,
                saving,
                evaluating,
                evaluation.apply(evaluating.settings()),
                model,
                this::saveUnlessSaved));
  }

  /**
   * Trains and writes the run's files; those of a run that breaks off stay.
   *
   * @return how far it came
   */
  RunEnd begin() {
    try (RunLock lock = lock()) {
      OutputFolder.fresh(folder.path());
      Json.write(folder.config(), config);
      return train();
    }
  }

  /**
   * Goes on from a checkpoint of the run, up to the configuration's number of steps.
   *
   * @param from the checkpoint
   * @return how far it came
   * @throws InputException if the checkpoint isn't of such a run, or has all its steps already
   */
  RunEnd resume(Path from) {
    try (RunLock lock = lock()) {
      Checkpoint.restore(from, trainer, images);
      stepsBefore = trainer.stepsTaken();
      if (stepsBefore >= config.course().steps()) {
        throw InputException.at(
            folder.path(),
            "the run has taken " + stepsBefore + " steps already; give a greater number of steps");
      }
      clearTemporaries();
      Json.write(folder.config(), config);
      watching.notices().attempt(losses.name(), this::recallLosses);
      metrics.ifPresent(
          log -> watching.notices().attempt(log.name(), () -> log.recall(stepsBefore)));
      return train();
    }
  }

  private RunLock lock() {
    return RunLock.take(folder.path(), watching.notices()::say);
  }

  /** What a run that was killed was about to write. */
  private void clearTemporaries() {
    AtomicFiles.clear(folder.path());
    AtomicFiles.clear(folder.samples());
    AtomicFiles.clear(folder.snapshots().folder());
  }

  private void recallLosses() {
    boolean missing = Files.notExists(folder.losses());
    long foreign = losses.recall(stepsBefore, plot::add);
    if (missing) {
      watching.notices().say(folder.losses() + ": is missing; it begins anew");
    } else if (foreign > 0) {
      watching
          .notices()
          .say(folder.losses() + ": " + foreign + " lines that are none of the run's are left out");
    }
  }

  private void save() {
    checkpoints.save(trainer, images);
  }

  private void saveUnlessSaved() {
    if (checkpoints.lastStep() < trainer.stepsTaken()) {
      save();
    }
  }

  /** Saves the steps whose snapshots stay. */
  private final class EverySnapshot implements TrainListener {
    @Override
    public void stepped(StepReport report) {
      if (config.saving().isSnapshot(report.step())) {
        saveUnlessSaved();
      }
    }

    @Override
    public boolean essential() {
      return true;
    }
  }

  private RunEnd train() {
    if (!watching.sizes().isEmpty()) {
      List<String> lines =
          RunSize.of(model.networks(), trainer.step(), config).lines(folder.path());
      watching.sizes().forEach(lines::forEach);
    }
    checkpoints.goOnFrom(stepsBefore);
    try {
      trainer.run(images, TrainingLength.steps(config.course().steps()));
      saveUnlessSaved();
    } catch (DivergedException e) {
      long good = checkpoints.lastStep();
      throw new DivergedException(
          e.getMessage()
              + (good == 0
                  ? "; no step before it was saved"
                  : "; the last good checkpoint is of step " + good + ", in " + folder.path()));
    }
    boolean complete = trainer.stepsTaken() == config.course().steps();
    StepReport last = this.last;
    if (complete && last != null) {
      watching.notices().attempt("the report", () -> HtmlReport.write(folder, figures(last)));
    }
    return new RunEnd(trainer.stepsTaken(), complete);
  }

  private Map<String, String> figures(StepReport last) {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("Model", config.model());
    model
        .networks()
        .forEach(
            network ->
                figures.put(network.name(), count(network.parameterCount()) + " parameters"));
    figures.put("Steps", count(last.step()));
    figures.put("Images seen", count(last.images()));
    figures.put("Time", number("%.0f s", last.seconds()));
    figures.put("Speed", number("%.1f steps/s", (last.step() - stepsBefore) / last.seconds()));
    last.losses().forEach((name, value) -> figures.put("Last " + name, number("%.4f", value)));
    folder
        .snapshots()
        .best()
        .ifPresent(best -> figures.put("Best step", count(best.step()) + " by " + best.metric()));
    return figures;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
