package org.gan4j.data;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gan4j.io.InputException;

/** Makes labels of classes as files write them: numbers from 0 on, or names. */
final class LabelValues {

  private static final int MOST = 1 << 16;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private LabelValues() {}

  /**
   * The labels that some words say.
   *
   * @param place where they were read, for messages
   * @param values the class of each image; if all are whole numbers, these are the labels and one
   *     more than the largest is the number of classes, else the classes are ordered by name
   * @throws InputException if there are too many classes
   */
  static Labels toLabels(String place, List<String> values) {
    if (values.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
      int[] of = values.stream().mapToInt(Integer::parseInt).toArray();
      int largest = java.util.Arrays.stream(of).max().orElse(0);
      requireFew(place, largest + 1L);
      return Labels.numbered(largest + 1, of);
    }
    List<String> composed =
        values.stream().map(value -> Normalizer.normalize(value, Normalizer.Form.NFC)).toList();
    List<String> classes = List.copyOf(new TreeSet<>(composed));
    requireFew(place, classes.size());
    Map<String, Integer> index = new HashMap<>();
    classes.forEach(name -> index.put(name, index.size()));
    return new Labels(classes, composed.stream().mapToInt(index::get).toArray());
  }

  private static void requireFew(String place, long classes) {
    if (classes > MOST) {
      throw new InputException(
          String.format(
              "%s: has %,d classes, where at most %,d are read; is that column the class?",
              place, classes, MOST));
    }
  }
}
