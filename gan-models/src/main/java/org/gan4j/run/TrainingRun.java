package org.gan4j.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.io.AtomicFiles;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.Model;
import org.gan4j.models.Preview;
import org.gan4j.nn.Network;
import org.gan4j.nn.WeightsFile;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.CheckpointClock;
import org.gan4j.train.LossLog;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.gan4j.train.TrainingStep;

/** A run from its configuration to its report. */
final class TrainingRun {

  private final RunFolder folder;
  private final RunConfig config;
  private final Model model;
  private final Batch examples;
  private final Run.Watching watching;
  private LossPlot plot;
  private LossLog losses;
  private Trainer trainer;
  private StepReport last;
  private long stepsBefore;
  private long stepsSaved;

  /**
   * A run, of which nothing is written yet.
   *
   * @param folder where it goes
   * @param config what it is made of
   * @param model the networks, freshly made
   * @param examples a few images for pictures that start from some
   * @param watching who is told of each step besides, and may end the run
   */
  TrainingRun(
      RunFolder folder, RunConfig config, Model model, Batch examples, Run.Watching watching) {
    this.folder = folder;
    this.config = config;
    this.model = model;
    this.examples = examples;
    this.watching = watching;
  }

  /**
   * Trains and writes the run's files; those of a run that breaks off stay.
   *
   * @param images where batches come from
   * @return how far it came
   */
  RunEnd begin(BatchSource images) {
    trainer = trainer(images);
    try (RunLock lock = lock()) {
      OutputFolder.fresh(folder.path());
      Json.write(folder.config(), config);
      return train(images);
    }
  }

  /**
   * Goes on from the run's last checkpoint, up to the configuration's number of steps.
   *
   * @param images where batches come from
   * @return how far it came
   * @throws InputException if the checkpoint isn't of such a run, or has all its steps already
   */
  RunEnd resume(BatchSource images) {
    trainer = trainer(images);
    try (RunLock lock = lock()) {
      Checkpoint.restore(folder.checkpoint(), trainer, images);
      stepsBefore = trainer.stepsTaken();
      if (stepsBefore >= config.course().steps()) {
        throw InputException.at(
            folder.path(),
            "the run has taken " + stepsBefore + " steps already; give a greater number of steps");
      }
      clearTemporaries();
      Json.write(folder.config(), config);
      watching.notices().attempt(losses.name(), this::recallLosses);
      return train(images);
    }
  }

  private RunLock lock() {
    return RunLock.take(folder.path(), watching.notices()::say);
  }

  /** What a run that was killed was about to write. */
  private void clearTemporaries() {
    AtomicFiles.clear(folder.path());
    AtomicFiles.clear(folder.samples());
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

  private Trainer trainer(BatchSource images) {
    long every = config.course().sampleEvery();
    Preview preview = model.preview(examples, config.course().seed());
    TrainingStep step = InputException.guard(config.model(), () -> model.step(config.plan()));
    plot = new LossPlot(folder.lossPlot(), every, step.objectives());
    List<TrainListener> all = new ArrayList<>();
    // First of all: what is saved is safe from whatever the others do.
    all.add(new CheckpointClock(config.saving().interval(), () -> save(images)));
    all.addAll(watching.listeners());
    losses = new LossLog(folder.losses());
    all.add(losses);
    all.add(plot);
    all.add(
        TrainListener.every(
            every, new SampleGrid(preview::images, preview.columns(), folder.samples())));
    all.add(report -> last = report);
    return Trainer.of(step, all.toArray(TrainListener[]::new))
        .stopAt(watching.stop())
        .notices(watching.notices());
  }

  private RunEnd train(BatchSource images) {
    stepsSaved = stepsBefore;
    trainer.run(images, TrainingLength.steps(config.course().steps()));
    if (stepsSaved < trainer.stepsTaken()) {
      save(images);
    }
    boolean complete = trainer.stepsTaken() == config.course().steps();
    if (complete) {
      watching.notices().attempt("the report", () -> HtmlReport.write(folder, figures()));
    }
    return new RunEnd(trainer.stepsTaken(), complete);
  }

  private void save(BatchSource images) {
    WeightsFile.write(
        folder.weights(),
        Map.of("model", config.model()),
        model.networks().toArray(Network<?>[]::new));
    Checkpoint.write(folder.checkpoint(), trainer, images);
    stepsSaved = trainer.stepsTaken();
  }

  private Map<String, String> figures() {
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
    return figures;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
