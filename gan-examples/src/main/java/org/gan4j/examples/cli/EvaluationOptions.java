package org.gan4j.examples.cli;

import java.util.List;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.evaluation.Metric;
import org.gan4j.io.InputException;
import org.gan4j.models.extractor.ExtractorChoice;
import org.gan4j.models.extractor.PixelScaling;
import org.gan4j.models.extractor.Resizing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured, and by which features. */
final class EvaluationOptions {

  @Option(
      names = "--metrics",
      paramLabel = "LIST",
      split = ",",
      description =
          "Which figures, with commas: fid, kid, is, prdc, mind, swd, agreement, modes (default:"
              + " the usual ones that can be had).")
  private List<Metric> metrics = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "How many samples, and images of the data where there are as many (default: 10000 of a"
              + " run, all of folders). Publications mostly have 50000.")
  private @Nullable Integer count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of every random draw; the same seed gives the same figures (default: 1).")
  private long seed;

  @Option(
      names = "--extractor",
      paramLabel = "WHAT",
      defaultValue = "auto",
      description =
          "Whose features: a file of the Inception network's weights (.pth), a model (.onnx),"
              + " classifier (trained on the labelled images, kept in the cache folder), none, or"
              + " auto (default): the Inception network if its weights are in the cache folder,"
              + " else classifier, else none.")
  private String extractor;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Which output of an ONNX model is the features (default: its last).")
  private @Nullable String layer;

  @Option(
      names = "--resizing",
      paramLabel = "WAY",
      defaultValue = "pytorch",
      description =
          "How images come to the extractor's size: pytorch (default, as pytorch-fid), tensorflow1"
              + " (as torch-fidelity), clean (as clean-fid).")
  private Resizing resizing;

  @Option(
      names = "--pixel-mean",
      paramLabel = "M",
      split = ",",
      description =
          "What is taken off pixels in [0, 255] before an ONNX model gets them, one number or one a"
              + " channel (default: 0).")
  private List<Double> mean = List.of(0.0);

  @Option(
      names = "--pixel-std",
      paramLabel = "S",
      split = ",",
      description = "What they are divided by then (default: 255).")
  private List<Double> deviation = List.of(255.0);

  @Option(
      names = "--pixel-order",
      paramLabel = "ORDER",
      defaultValue = "rgb",
      description = "rgb (default) or bgr: the order of an ONNX model's channels.")
  private PixelScaling.Order order;

  /**
   * What the options come to.
   *
   * @param usualCount how many samples if nobody says
   * @throws InputException if one is out of range
   */
  EvaluationSettings resolve(int usualCount) {
    Checks.atLeast("--count", count, 2);
    PixelScaling scaling =
        InputException.guard(
            "--pixel-mean, --pixel-std", () -> new PixelScaling(mean, deviation, order));
    ExtractorChoice choice =
        ExtractorChoice.of(extractor).resizing(resizing).layer(layer).scaling(scaling);
    return new EvaluationSettings(metrics, count == null ? usualCount : count, seed, choice);
  }
}
