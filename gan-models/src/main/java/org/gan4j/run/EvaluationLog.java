package org.gan4j.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.evaluation.Evaluation;
import org.gan4j.evaluation.Figure;
import org.gan4j.models.Model;
import org.gan4j.train.LossLog;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainListener;
import org.jspecify.annotations.Nullable;

/**
 * Measures a run while it is trained: a line in {@code metrics.jsonl}, the first figure drawn, the
 * best checkpoint kept.
 */
final class EvaluationLog implements TrainListener {

  private final RunFolder folder;
  private final Saving saving;
  private final Evaluating evaluating;
  private final RunEvaluation evaluation;
  private final Model model;
  private final Runnable save;
  private final LossLog log;
  private @Nullable LossPlot plot;

  /**
   * A log.
   *
   * @param folder the run's files
   * @param saving what is kept
   * @param evaluating how often
   * @param evaluation measures; closed with this
   * @param model what is measured
   * @param save saves the step that is measured, unless it is saved already
   */
  EvaluationLog(
      RunFolder folder,
      Saving saving,
      Evaluating evaluating,
      RunEvaluation evaluation,
      Model model,
      Runnable save) {
    this.folder = folder;
    this.saving = saving;
    this.evaluating = evaluating;
    this.evaluation = evaluation;
    this.model = model;
    this.save = save;
    this.log = new LossLog(folder.metrics());
  }

  /** Goes on after a step: reads the lines up to it, takes out later ones. */
  void recall(long steps) {
    log.recall(steps, this::draw);
  }

  private void draw(long step, Map<String, Double> figures) {
    if (plot == null) {
      String first =
          figures.keySet().stream().filter(name -> !name.equals("seconds")).findFirst().orElse("");
      plot = new LossPlot(folder.metricPlot(), 1, Set.of(first));
    }
    plot.add(step, figures);
  }

  @Override
  public void stepped(StepReport report) {
    if (report.step() % evaluating.every() != 0 && !report.last()) {
      return;
    }
    save.run();
    Evaluation found = evaluation.of(model, folder.label());
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Figure figure : found.figures()) {
      figures.putIfAbsent(figure.name(), figure.value());
    }
    log.stepped(
        new StepReport(
            report.step(), report.totalSteps(), report.images(), report.seconds(), figures));
    draw(report.step(), figures);
    if (plot != null) {
      plot.close();
    }
    found.figures().stream()
        .findFirst()
        .ifPresent(first -> folder.measured(first.kind(), first.cost(), saving));
  }

  @Override
  public void close() {
    log.close();
    evaluation.close();
  }

  @Override
  public String name() {
    return "the evaluation";
  }
}
