package org.gan4j.evaluation;

import java.util.List;
import org.gan4j.io.HostArrays;
import org.gan4j.metrics.FrechetDistance;
import org.gan4j.metrics.InceptionScore;
import org.gan4j.metrics.KernelDistance;
import org.gan4j.metrics.MongeDistance;
import org.gan4j.metrics.PrecisionRecall;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Figures of features and logits, with the settings that publications have. */
final class FeatureFigures {

  private static final int SUBSETS = 100;
  private static final int SUBSET = 1000;
  private static final int SPLITS = 10;
  private static final int NEIGHBOURS = 10_000;
  private static final int NEAR = 3;
  private static final int NEAR_RELIABLE = 5;
  private static final int MONGE = 5000;
  private static final int DIRECTIONS = 500;

  private FeatureFigures() {}

  static List<Figure> frechet(Comparison c) {
    double distance =
        FrechetDistance.between(
            c.real().statistics(c.extractor()), c.fake().statistics(c.extractor()));
    return List.of(
        c.ofFeatures(
            Metric.FID,
            "fid",
            c.isInception() ? "FID" : "Fréchet distance",
            distance,
            null,
            "covariances over N - 1, in double precision"));
  }

  static List<Figure> kernel(Comparison c) {
    INDArray real = c.real().features(c.extractor());
    INDArray fake = c.fake().features(c.extractor());
    int size = (int) Math.min(SUBSET, Math.min(real.size(0), fake.size(0)));
    KernelDistance.Estimate estimate =
        KernelDistance.ofSubsets(real, fake, SUBSETS, size, c.seed());
    return List.of(
        c.ofFeatures(
            Metric.KID,
            "kid",
            c.isInception() ? "KID" : "kernel distance",
            estimate.mean(),
            estimate.deviation(),
            "unbiased, " + SUBSETS + " subsets of " + size + ", kernel (x.y/D + 1)^3"));
  }

  static List<Figure> score(Comparison c) {
    INDArray logits = c.fake().logits(c.extractor());
    int splits = (int) Math.min(SPLITS, logits.size(0));
    InceptionScore score = InceptionScore.of(logits, splits);
    return List.of(
        c.ofFeatures(
            Metric.IS,
            "inception_score",
            c.isInception() ? "Inception score" : "score of the classifier",
            score.mean(),
            score.deviation(),
            splits + " splits of " + logits.size(1) + " classes"));
  }

  static List<Figure> neighbours(Comparison c) {
    INDArray real = first(c.real().features(c.extractor()), NEIGHBOURS);
    INDArray fake = first(c.fake().features(c.extractor()), NEIGHBOURS);
    PrecisionRecall improved =
        PrecisionRecall.measure(real, fake, NEAR, PrecisionRecall.Ball.CLOSED);
    PrecisionRecall reliable =
        PrecisionRecall.measure(real, fake, NEAR_RELIABLE, PrecisionRecall.Ball.OPEN);
    String of = "first " + real.size(0) + " and " + fake.size(0) + " of either set, k = ";
    return List.of(
        figure(c, "precision", improved.precision(), of + NEAR),
        figure(c, "recall", improved.recall(), of + NEAR),
        figure(c, "density", reliable.density(), of + NEAR_RELIABLE),
        figure(c, "coverage", reliable.coverage(), of + NEAR_RELIABLE));
  }

  private static Figure figure(Comparison c, String name, double value, String method) {
    return c.ofFeatures(Metric.PRDC, name, name, value, null, method);
  }

  static List<Figure> monge(Comparison c) {
    INDArray real = first(c.real().features(c.extractor()), MONGE);
    INDArray fake = first(c.fake().features(c.extractor()), MONGE);
    return List.of(
        c.ofFeatures(
            Metric.MIND,
            "mind",
            "MIND",
            MongeDistance.measure(real, fake, DIRECTIONS, c.seed()),
            null,
            "first "
                + Math.min(real.size(0), fake.size(0))
                + " of either set, "
                + DIRECTIONS
                + " directions"));
  }

  private static INDArray first(INDArray set, long most) {
    return HostArrays.rows(set, 0, Math.min(most, set.size(0)));
  }
}
