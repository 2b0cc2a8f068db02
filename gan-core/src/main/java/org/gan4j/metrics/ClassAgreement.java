package org.gan4j.metrics;

import java.util.Arrays;
import java.util.Locale;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Latents;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/**
 * How often a classifier sees in samples the class that the generator was asked for; the measure
 * that Odena et al. 2017 (section 4.1) take of ACGAN's samples. It is bounded by what the
 * classifier makes of real images, and says nothing of how varied the samples are.
 *
 * @param counts {@code counts[asked][seen]}: samples of a class that the classifier took for
 *     another or the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ClassAgreement(int[][] counts) {

  /**
   * Draws samples of every class and classifies them.
   *
   * @param generator a conditional one
   * @param classifier of as many classes
   * @param samplesPerClass how many samples a class, at least 1
   * @param seed of the latents; the same seed gives the same figures
   * @return the counts
   * @throws IllegalArgumentException if generator and classifier don't have the same classes
   */
  public static ClassAgreement measure(
      Generator generator, Classifier classifier, int samplesPerClass, long seed) {
    Require.positive("samplesPerClass", samplesPerClass);
    int classes = generator.classes();
    if (classes < 1 || classes != classifier.classes()) {
      throw new IllegalArgumentException(
          "classes: the generator has "
              + classes
              + ", the classifier "
              + classifier.classes()
              + "; class agreement needs a conditional generator of the classifier's classes");
    }
    RandomStream random = new RandomStream(seed);
    int[][] counts = new int[classes][classes];
    for (int asked = 0; asked < classes; asked++) {
      for (int left = samplesPerClass; left > 0; left -= Generator.SAMPLE_BATCH) {
        int count = Math.min(left, Generator.SAMPLE_BATCH);
        int[] seen =
            classifier.classify(
                generator.sample(
                    Latents.normal(count, generator.latentSize(), random),
                    Condition.all(asked, count)));
        for (int label : seen) {
          counts[asked][label]++;
        }
      }
    }
    return new ClassAgreement(counts);
  }

  /**
   * The share of all samples on which the classifier agrees.
   *
   * @return in [0, 1]
   */
  public double overall() {
    long agreed = 0;
    long all = 0;
    for (int asked = 0; asked < counts.length; asked++) {
      agreed += counts[asked][asked];
      all += Arrays.stream(counts[asked]).sum();
    }
    return (double) agreed / all;
  }

  /**
   * The share of one class's samples on which the classifier agrees.
   *
   * @param asked the class
   * @return in [0, 1]
   */
  public double of(int asked) {
    return (double) counts[asked][asked] / Arrays.stream(counts[asked]).sum();
  }

  /** A line a class with its share and the classes seen instead, then the share of all. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("class  agreement  seen as 0, 1, ...\n");
    for (int asked = 0; asked < counts.length; asked++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d  %8.1f%%  %s\n",
              asked,
              100 * of(asked),
              Arrays.toString(counts[asked])));
    }
    return text.append(String.format(Locale.ROOT, "  all  %8.1f%%", 100 * overall())).toString();
  }
}
