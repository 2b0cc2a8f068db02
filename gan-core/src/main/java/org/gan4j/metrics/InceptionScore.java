package org.gan4j.metrics;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How sure a classifier is of each sample and how many classes it sees in all of them: {@code
 * exp(E[KL(p(y|x) | p(y))])} (Salimans et al. 2016, "Improved Techniques for Training GANs",
 * section 4), between 1 and the number of classes. Figures of different classifiers can't be
 * compared; that of publications is the Inception network's, of its logits without bias.
 *
 * @param mean over the parts that the samples are split into
 * @param deviation over the parts, over their number
 */
public record InceptionScore(double mean, double deviation) {

  /**
   * The score of samples.
   *
   * @param logits {@code [N, K]}; not modified
   * @param splits how many parts, of which part i has the samples from {@code i N / splits} on; 10
   *     in the paper
   * @return the score
   * @throws IllegalArgumentException if the shape is another, or there are fewer samples than parts
   */
  public static InceptionScore of(INDArray logits, int splits) {
    if (logits.rank() != 2 || splits < 1 || logits.size(0) < splits) {
      throw new IllegalArgumentException(
          "logits: expected [N, K] with N of at least "
              + splits
              + " parts, got "
              + Arrays.toString(logits.shape()));
    }
    long count = logits.size(0);
    double[] scores = new double[splits];
    Arrays.setAll(
        scores,
        i -> {
          INDArray part = HostArrays.rows(logits, i * count / splits, (i + 1) * count / splits);
          return score(HostArrays.doubles(part), (int) logits.size(1));
        });
    double mean = Arrays.stream(scores).average().orElseThrow();
    double variance = Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).sum() / splits;
    return new InceptionScore(mean, Math.sqrt(variance));
  }

  private static double score(double[] logits, int classes) {
    int count = logits.length / classes;
    double[] marginal = new double[classes];
    double divergence = 0;
    for (int i = 0; i < count; i++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        greatest = Math.max(greatest, logits[i * classes + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[i * classes + k] - greatest);
      }
      double normalizer = greatest + Math.log(sum);
      for (int k = 0; k < classes; k++) {
        double log = logits[i * classes + k] - normalizer;
        double probability = Math.exp(log);
        marginal[k] += probability / count;
        divergence += probability == 0 ? 0 : probability * log / count;
      }
    }
    for (double share : marginal) {
      divergence -= share == 0 ? 0 : share * Math.log(share);
    }
    return Math.exp(divergence);
  }
}
