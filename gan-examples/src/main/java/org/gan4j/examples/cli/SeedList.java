package org.gan4j.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.io.InputException;

/** Seeds as users write them: {@code 1-8,20}. */
final class SeedList {

  private static final Pattern PART = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");
  private static final int MOST = 100_000;

  private SeedList() {}

  /**
   * Reads seeds.
   *
   * @param option the option, for the message
   * @param text numbers and ranges, with commas between them
   * @return every seed, in order
   * @throws InputException if it is none such
   */
  static List<Long> parse(String option, String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = PART.matcher(part.trim());
      if (!range.matches()) {
        throw new InputException(option + ": expected seeds such as 1-8,20, got " + text);
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first) {
        throw new InputException(
            option + ": expected the smaller seed of a range first, got " + part.trim());
      }
      if (last - first >= MOST - seeds.size()) {
        throw new InputException(option + ": expected at most " + MOST + " seeds, got " + text);
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return seeds;
  }
}
