package org.gan4j.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a folder was left out of a set of images.
 *
 * @param others files that aren't images of a format that is read, folders of runs, and links to
 *     nowhere
 * @param broken a line for each image that couldn't be read, with its file and what is wrong; only
 *     with {@link BrokenFiles#SKIP}
 */
public record SkippedFiles(List<Path> others, List<String> broken) {

  /** Nothing. */
  public static final SkippedFiles NONE = new SkippedFiles(List.of(), List.of());

  private static final int NAMED = 5;

  /** Copies the lists. */
  public SkippedFiles {
    others = List.copyOf(others);
    broken = List.copyOf(broken);
  }

  /**
   * These and others, each once.
   *
   * @param more what was left out elsewhere
   * @return all
   */
  public SkippedFiles and(SkippedFiles more) {
    return new SkippedFiles(
        Stream.concat(others.stream(), more.others.stream()).distinct().toList(),
        Stream.concat(broken.stream(), more.broken.stream()).distinct().toList());
  }

  /**
   * What a user should see of it: how many, and the first few by name.
   *
   * @return up to two lines, none if nothing was left out
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!others.isEmpty()) {
      lines.add(
          count(others.size(), "file") + " passed over, not images that are read: " + few(others));
    }
    if (!broken.isEmpty()) {
      lines.add(count(broken.size(), "broken image") + " skipped: " + few(broken));
    }
    return lines;
  }

  /** The first few of a list, and how many more there are. */
  static String few(List<?> things) {
    String named = String.join("; ", things.stream().limit(NAMED).map(Object::toString).toList());
    return things.size() <= NAMED
        ? named
        : named + String.format("; and %,d more", things.size() - NAMED);
  }

  private static String count(int n, String what) {
    return String.format("%,d %s%s", n, what, n == 1 ? "" : "s");
  }
}
