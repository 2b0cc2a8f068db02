package org.gan4j.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The class of each image of a set.
 *
 * @param classes their names, in the labels' order; empty if there are no labels
 * @param of the class of each image; empty if there are no labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Labels(List<String> classes, int[] of) {

  /** No labels. */
  static final Labels NONE = new Labels(List.of(), new int[0]);

  /** Classes that have numbers only. */
  static Labels numbered(int count, int... of) {
    return new Labels(numbers(count), of);
  }

  /** Numbers from 0 on as names. */
  static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  /** The class of an image, or {@link ImageDigest#NO_LABEL}. */
  int orNone(int index) {
    return classes.isEmpty() ? ImageDigest.NO_LABEL : of[index];
  }

  /** The labels of some of the images. */
  Labels some(int... indices) {
    return of.length == 0
        ? this
        : new Labels(classes, IntStream.of(indices).map(i -> of[i]).toArray());
  }
}
