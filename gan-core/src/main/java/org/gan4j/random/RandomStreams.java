package org.gan4j.random;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The random streams of a run, one a purpose (latents, shuffling, mixing, noise, augmentation), so
 * that drawing more of one changes none of the others. A stream depends on the run's seed and its
 * own name alone. Not safe for use from several threads.
 */
public final class RandomStreams {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;
  private final Map<String, RandomStream> streams = new TreeMap<>();

  /**
   * The streams of a run.
   *
   * @param seed the run's seed
   */
  public RandomStreams(long seed) {
    this.seed = seed;
  }

  /**
   * A stream by its name; the same object whenever it is asked for.
   *
   * @param name its purpose, such as {@code latents}
   * @return the stream, begun at the first call
   */
  public RandomStream stream(String name) {
    return streams.computeIfAbsent(
        name, key -> new RandomStream(RandomStream.mix(seed) + hash(key)));
  }

  /**
   * The states of all streams that were begun.
   *
   * @return four longs a name, in the names' order; a copy
   */
  public Map<String, long[]> states() {
    Map<String, long[]> out = new TreeMap<>();
    streams.forEach((name, stream) -> out.put(name, stream.state()));
    return out;
  }

  /**
   * Brings every stream to where it stood: those that are named to their state, the others to their
   * beginning. Streams that were handed out stay valid.
   *
   * @param states what {@link #states} gave
   * @throws IllegalArgumentException if a value is no state of a stream
   */
  public void restore(Map<String, long[]> states) {
    streams.forEach((name, stream) -> stream.restore(new RandomStreams(seed).stream(name).state()));
    states.forEach((name, state) -> stream(name).restore(state));
  }

  /** FNV-1a over the name's UTF-8 bytes. */
  private static long hash(String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
