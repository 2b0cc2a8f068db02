package org.gan4j.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.random.RandomStreams;

/** The states of a step's random streams among its counters: {@code random.latents}, say. */
public final class StreamCounters {

  private static final String PREFIX = "random.";

  /** Counts beyond are none: what is added to one of these never overflows. */
  private static final long MOST = 1L << 60;

  private StreamCounters() {}

  /**
   * The states of all streams that were begun.
   *
   * @param streams the streams
   * @return a copy, in an order that doesn't change
   */
  public static Map<String, long[]> of(RandomStreams streams) {
    Map<String, long[]> counters = new LinkedHashMap<>();
    streams.states().forEach((name, state) -> counters.put(PREFIX + name, state));
    return counters;
  }

  /**
   * One of a step's counters.
   *
   * @param counters all of them
   * @param name which
   * @return its numbers
   * @throws IllegalArgumentException if there is none of that name
   */
  public static long[] get(Map<String, long[]> counters, String name) {
    long[] found = counters.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "counters: expected " + name + " among them, got " + counters.keySet());
    }
    return found;
  }

  /**
   * One of a step's counters that is a single count.
   *
   * @param counters all of them
   * @param name which
   * @return at least 0
   * @throws IllegalArgumentException if there is none of that name, or it is no count
   */
  public static long count(Map<String, long[]> counters, String name) {
    long[] found = get(counters, name);
    if (found.length != 1 || found[0] < 0 || found[0] > MOST) {
      throw new IllegalArgumentException(
          name + ": expected a count of 0 to " + MOST + ", got " + Arrays.toString(found));
    }
    return found[0];
  }

  /**
   * Brings streams to where they stood.
   *
   * @param streams the streams; modified
   * @param counters what {@link #of} gave, and perhaps others
   */
  public static void restore(RandomStreams streams, Map<String, long[]> counters) {
    Map<String, long[]> states = new LinkedHashMap<>();
    counters.forEach(
        (name, state) -> {
          if (name.startsWith(PREFIX)) {
            states.put(name.substring(PREFIX.length()), state);
          }
        });
    streams.restore(states);
  }
}
