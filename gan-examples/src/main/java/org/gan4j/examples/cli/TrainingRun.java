package org.gan4j.examples.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Gan;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.io.Json;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.nn.WeightsFile;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.LossLog;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.nd4j.linalg.learning.config.Adam;

/** A run from its configuration to its report. */
final class TrainingRun {

  private static final double EPSILON = 1e-8;

  private final RunFolder folder;
  private final RunConfig config;
  private final Gan gan;
  private StepReport last;

  /**
   * A run, of which nothing is written yet.
   *
   * @param folder where it goes
   * @param config what it is made of
   * @param gan the networks, freshly made
   */
  TrainingRun(RunFolder folder, RunConfig config, Gan gan) {
    this.folder = folder;
    this.config = config;
    this.gan = gan;
  }

  /**
   * Trains and writes the run's files; those of a run that breaks off stay.
   *
   * @param images where batches come from
   */
  void run(BatchSource images) {
    OutputFolder.make(folder.path());
    Json.write(folder.config(), config);
    RunConfig.Training training = config.training();
    long every = training.sampleEvery();
    GanTrainer.Builder builder =
        GanTrainer.of(gan)
            .loss(LossKind.of(training.loss()).loss())
            .updaters(adam(training.generatorRate()), adam(training.discriminatorRate()))
            .criticSteps(training.criticSteps())
            .seed(training.seed())
            .listener(
                ProgressLine.terminal(),
                new LossLog(folder.losses()),
                new LossPlot(folder.lossPlot(), every),
                TrainListener.every(
                    every, new SampleGrid(gan.generator(), folder.samples(), training.seed())),
                TrainListener.every(every, report -> writeWeights()),
                report -> last = report);
    training.penalties().stream()
        .map(WeightedPenalty::parse)
        .map(WeightedPenalty::create)
        .forEach(builder::penalty);
    Trainer trainer = builder.build();
    trainer.run(images, TrainingLength.steps(training.steps()));
    HtmlReport.write(folder, figures());
  }

  private Adam adam(double rate) {
    return new Adam(rate, config.training().beta1(), config.training().beta2(), EPSILON);
  }

  private void writeWeights() {
    WeightsFile.write(
        folder.weights(),
        Map.of("model", config.model()),
        gan.generator().network(),
        gan.discriminator().network());
  }

  private Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("Model", config.model());
    figures.put("Generator", count(gan.generator().network().parameterCount()) + " parameters");
    figures.put(
        "Discriminator", count(gan.discriminator().network().parameterCount()) + " parameters");
    figures.put("Steps", count(last.step()));
    figures.put("Images seen", count(last.images()));
    figures.put("Time", number("%.0f s", last.seconds()));
    figures.put("Speed", number("%.1f steps/s", last.step() / last.seconds()));
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
