package org.gan4j.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void aStreamDependsOnSeedAndNameAlone() {
    RandomStreams one = new RandomStreams(1);
    RandomStreams two = new RandomStreams(1);
    one.stream("latents").nextLong();
    one.stream("noise").nextLong();
    assertEquals(one.stream("shuffling").nextLong(), two.stream("shuffling").nextLong());
    assertSame(one.stream("noise"), one.stream("noise"));
    assertNotEquals(
        new RandomStreams(2).stream("noise").nextLong(),
        new RandomStreams(1).stream("noise").nextLong());
  }

  @Test
  void neighbouringSeedsAndNamesShareNothing() {
    Set<Long> drawn = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      for (String name : List.of("a", "b", "latents", "latents2", "")) {
        drawn.add(new RandomStreams(seed).stream(name).nextLong());
      }
    }
    assertEquals(500, drawn.size());
  }

  @Test
  void restoresEveryStreamEvenThoseBegunLater() {
    RandomStreams streams = new RandomStreams(3);
    RandomStream latents = streams.stream("latents");
    latents.nextLong();
    Map<String, long[]> saved = streams.states();
    long nextLatent = latents.nextLong();
    long firstNoise = streams.stream("noise").nextLong();

    streams.restore(saved);
    assertEquals(nextLatent, latents.nextLong());
    assertEquals(firstNoise, streams.stream("noise").nextLong());

    RandomStreams fresh = new RandomStreams(3);
    fresh.restore(saved);
    assertEquals(nextLatent, fresh.stream("latents").nextLong());
  }
}
