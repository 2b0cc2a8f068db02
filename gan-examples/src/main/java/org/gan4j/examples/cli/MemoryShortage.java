package org.gan4j.examples.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words what to do where memory was short. */
final class MemoryShortage {

  private static final int MEGABYTE = 20;

  private static final String DOCS = "; docs/command-line.md says how to allow more";

  /** What a command can be told so that it needs less. */
  private static final Map<String, String> LESS =
      Map.of(
          "train", "a smaller --batch, --width or --resolution needs less",
          "sample", "a smaller --count, or --format png, needs less",
          "interpolate", "fewer --seeds or --steps need less",
          "measure", "a smaller --count needs less",
          "translate", "fewer images in --input at once need less");

  private MemoryShortage() {}

  /** Whether an error says that memory was short: Java's, or that of native code. */
  static boolean is(Throwable thrown) {
    return thrown instanceof OutOfMemoryError
        || thrown instanceof RuntimeException && text(thrown).contains("bad_alloc");
  }

  /**
   * The line for people.
   *
   * @param thrown what {@link #is} found
   * @param command the command's name; null if it isn't known
   */
  static String line(Throwable thrown, @Nullable String command) {
    String less = command == null ? null : LESS.get(command);
    return "out of memory: " + place(text(thrown)) + (less == null ? "" : "; " + less) + DOCS;
  }

  private static String place(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("physical memory usage") || lower.contains("bad_alloc")) {
      return "the networks and what they compute don't fit into the machine's";
    }
    if (lower.contains("native thread")) {
      return "the system gives no more threads; close other programs";
    }
    if (lower.contains("cannot allocate") || lower.contains("direct buffer")) {
      return "the arrays outside of Java's heap don't fit (" + text + ")";
    }
    return String.format(
        Locale.ROOT,
        "Java's heap of %,d MB is full, images lie there; -Xmx allows more",
        Runtime.getRuntime().maxMemory() >> MEGABYTE);
  }

  private static String text(Throwable thrown) {
    return thrown.getMessage() == null ? "" : thrown.getMessage();
  }
}
