package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.random.RandomStreams;

/** The states of a step's random streams among its counters: {@code random.latents}, say. */
public final class StreamCounters {

  private static final String PREFIX = "random.";

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
