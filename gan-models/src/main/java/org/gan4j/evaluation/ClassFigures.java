package org.gan4j.evaluation;

import java.util.List;
import org.gan4j.io.HostArrays;
import org.gan4j.metrics.ModeCount;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Figures of the classes that a classifier sees in samples. */
final class ClassFigures {

  private ClassFigures() {}

  static List<Figure> agreement(Comparison c) {
    int[] seen = seen(c);
    int[] asked = ((DrawnImages) c.fake().images().orElseThrow()).labels();
    int agreed = 0;
    for (int i = 0; i < seen.length; i++) {
      agreed += seen[i] == asked[i % asked.length] ? 1 : 0;
    }
    return List.of(
        c.ofFeatures(
            Metric.AGREEMENT,
            "class_agreement",
            "class agreement",
            (double) agreed / seen.length,
            null,
            "share of samples seen as the class asked for"));
  }

  static List<Figure> modes(Comparison c) {
    ModeCount count = ModeCount.of(seen(c), c.classes());
    String method = "of " + count.modes() + " classes, the likeliest of each sample";
    return List.of(
        c.ofFeatures(Metric.MODES, "modes", "classes found", count.found(), null, method),
        c.ofFeatures(
            Metric.MODES,
            "modes_divergence",
            "KL from equal shares, nats",
            count.divergence(),
            null,
            method));
  }

  /** The likeliest class of each sample. */
  private static int[] seen(Comparison c) {
    INDArray logits = c.fake().logits(c.extractor());
    int classes = (int) logits.size(1);
    float[] values = HostArrays.floats(logits);
    int[] seen = new int[(int) logits.size(0)];
    for (int i = 0; i < seen.length; i++) {
      for (int k = 1; k < classes; k++) {
        seen[i] = values[i * classes + k] > values[i * classes + seen[i]] ? k : seen[i];
      }
    }
    return seen;
  }
}
