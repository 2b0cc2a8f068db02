package org.gan4j.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.data.BatchSource;
import org.gan4j.io.Json;
import org.gan4j.models.Model;
import org.gan4j.models.Preview;
import org.gan4j.nn.Network;
import org.gan4j.nn.WeightsFile;
import org.gan4j.train.LossLog;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.SampleGrid;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run from its configuration to its report. */
final class TrainingRun {

  private final RunFolder folder;
  private final RunConfig config;
  private final Model model;
  private final INDArray examples;
  private StepReport last;

  /**
   * A run, of which nothing is written yet.
   *
   * @param folder where it goes
   * @param config what it is made of
   * @param model the networks, freshly made
   * @param examples a few images {@code [N, H, W, C]} for pictures that start from some
   */
  TrainingRun(RunFolder folder, RunConfig config, Model model, INDArray examples) {
    this.folder = folder;
    this.config = config;
    this.model = model;
    this.examples = examples;
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
    Preview preview = model.preview(examples, training.seed());
    Trainer trainer =
        new Trainer(
            model.step(training.plan()),
            List.of(
                ProgressLine.terminal(),
                new LossLog(folder.losses()),
                new LossPlot(folder.lossPlot(), every),
                TrainListener.every(
                    every, new SampleGrid(preview::images, preview.columns(), folder.samples())),
                TrainListener.every(every, report -> writeWeights()),
                report -> last = report));
    trainer.run(images, TrainingLength.steps(training.steps()));
    HtmlReport.write(folder, figures());
  }

  private void writeWeights() {
    WeightsFile.write(
        folder.weights(),
        Map.of("model", config.model()),
        model.networks().toArray(Network<?>[]::new));
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
