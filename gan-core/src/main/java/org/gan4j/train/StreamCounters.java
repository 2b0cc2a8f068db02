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
