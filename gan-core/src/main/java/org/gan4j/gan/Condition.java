package org.gan4j.gan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is conditioned on: a class a sample, or nothing. Networks that aren't conditional
 * don't look at it.
 *
 * @param labels class indices, one a sample; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Condition(int[] labels) {

  /** No condition. */
  public static final Condition NONE = new Condition(new int[0]);

  /**
   * The same class for every sample.
   *
   * @param label the class
   * @param count the number of samples
   * @return the condition
   */
  public static Condition all(int label, int count) {
    int[] labels = new int[count];
    Arrays.fill(labels, label);
    return new Condition(labels);
  }

  /**
   * The labels of a batch.
   *
   * @param labels class indices, or null for none
   * @return the condition
   */
  public static Condition of(int @Nullable [] labels) {
    return labels == null ? NONE : new Condition(labels);
  }

  /**
   * The labels, checked.
   *
   * @param count the number of samples in the batch
   * @param classes the number of classes
   * @return the class indices
   * @throws IllegalArgumentException if there aren't as many labels as samples, or one is out of
   *     range
   */
  public int[] labels(int count, int classes) {
    if (labels.length != count) {
      throw new IllegalArgumentException(
          "labels: expected ["
              + count
              + "], got ["
              + labels.length
              + "]; pass one class index a sample");
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "labels: expected classes 0 to " + (classes - 1) + ", got " + label);
      }
    }
    return labels;
  }

  /**
   * A range of the samples.
   *
   * @param begin the first
   * @param end after the last
   * @return their condition
   */
  public Condition range(int begin, int end) {
    return labels.length == 0 ? this : new Condition(Arrays.copyOfRange(labels, begin, end));
  }
}
