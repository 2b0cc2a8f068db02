package org.gan4j.kernel.onednn.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class TeamTest {

  private final ArrayPool pool = AlignedPool.create();
  private final Context context = new Context(pool, new PrimitiveCache(16), Precision.FLOAT32);
  private final Team<Context> team = new Team<>(context, context::apart);
  private final OpenMp threads = openMp();
  private final int before = threads.maxThreads();

  /** The runtime; the test is skipped on a platform where oneDNN brings another one. */
  public static OpenMp openMp() {
    Optional<OpenMp> loaded = OpenMp.loaded();
    Assumptions.assumeTrue(loaded.isPresent(), "oneDNN's threads aren't GNU OpenMP's here");
    return loaded.orElseThrow();
  }

  @BeforeEach
  void threeThreads() {
    threads.setThreads(3);
  }

  @AfterEach
  void asBefore() {
    threads.setThreads(before);
  }

  @Test
  void hasAsManyMembersAsTheRuntimeHasThreads() {
    assertEquals(3, team.size());
    threads.setThreads(1);
    assertEquals(1, team.size());
  }

  @Test
  void partsRunSideBySideWithToolsOfTheirOwn() {
    CyclicBarrier together = new CyclicBarrier(3);
    Set<Context> tools = ConcurrentHashMap.newKeySet();
    team.run(
        3,
        (own, part) -> {
          tools.add(own);
          await(together);
        });
    assertEquals(3, tools.size());
    tools.forEach(own -> assertNotSame(pool, own.pool()));
  }

  @Test
  void everyPartIsDoneOnceThoughThereAreMoreThanThreads() {
    AtomicIntegerArray times = new AtomicIntegerArray(7);
    team.run(7, (own, part) -> times.incrementAndGet(part));
    assertEquals("[1, 1, 1, 1, 1, 1, 1]", times.toString());
  }

  @Test
  void aSinglePartHasTheToolsOfAllThreads() {
    team.run(1, (own, part) -> assertSame(context, own));
    assertSame(context, team.whole());
  }

  @Test
  void withoutTheRuntimeAllThreadsWorkOnOnePart() {
    Team<Context> alone = new Team<>(context, context::apart, Optional.empty());
    assertEquals(1, alone.size());
    alone.run(alone.size(), (own, part) -> assertSame(context, own));
  }

  @Test
  void primitivesOfAPartAreMadeForOneThread() {
    AtomicIntegerArray limits = new AtomicIntegerArray(3);
    team.run(3, (own, part) -> limits.set(part, threads.maxThreads()));
    assertEquals("[1, 1, 1]", limits.toString());
    assertEquals(3, threads.maxThreads());
  }

  @Test
  void passesOnWhatAPartThrowsAndGoesOn() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                team.run(
                    3,
                    (own, part) -> {
                      if (part == 2) {
                        throw new IllegalStateException("part " + part);
                      }
                    }));
    assertEquals("part 2", thrown.getMessage());
    everyPartIsDoneOnceThoughThereAreMoreThanThreads();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the parts don't run side by side", e);
    }
  }
}
