package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArrayPoolTest {

  private final ArrayPool pool = new ArrayPool();

  @Test
  void lendsContiguousArraysOfTheTypeAndShapeAskedFor() {
    try (Lease lease = pool.borrow(DataType.DOUBLE, 2, 3, 4)) {
      INDArray array = lease.array();
      assertEquals(DataType.DOUBLE, array.dataType());
      assertArrayEquals(new long[] {2, 3, 4}, array.shape());
      assertArrayEquals(new long[] {12, 4, 1}, array.stride());
      assertEquals('c', array.ordering());
    }
    try (Lease scalar = pool.borrow(DataType.FLOAT)) {
      assertEquals(0, scalar.array().rank());
      assertEquals(1, scalar.array().length());
    }
  }

  @Test
  void twoLoansShareNoMemory() {
    try (Lease a = pool.borrow(DataType.FLOAT, 5);
        Lease b = pool.borrow(DataType.FLOAT, 5)) {
      a.array().assign(1);
      b.array().assign(2);
      assertEquals(5, a.array().sumNumber().doubleValue());
    }
  }

  @Test
  void aReturnedArrayServesTheSameRequestAgainWithTheSameHeader() {
    Lease first = pool.borrow(DataType.FLOAT, 30, 100);
    INDArray array = first.array();
    first.close();
    try (Lease again = pool.borrow(DataType.FLOAT, 30, 100)) {
      assertSame(array, again.array());
    }
    assertEquals(1, pool.stats().hits());
    assertEquals(1, pool.stats().misses());
  }

  @Test
  void aReturnedArrayServesAnotherShapeThatItFits() {
    pool.borrow(DataType.FLOAT, 100, 100).close();
    try (Lease fits = pool.borrow(DataType.FLOAT, 9, 1000)) {
      assertArrayEquals(new long[] {9, 1000}, fits.array().shape());
      fits.array().assign(1);
      assertEquals(9000, fits.array().sumNumber().doubleValue());
    }
    assertEquals(1, pool.stats().misses());
  }

  @Test
  void aMuchLargerOrSmallerArrayOrAnotherTypeDoesNotServe() {
    pool.borrow(DataType.FLOAT, 10_000).close();
    pool.borrow(DataType.FLOAT, 7_900).close();
    assertEquals(2, pool.stats().misses(), "more than a quarter would be wasted");
    pool.borrow(DataType.FLOAT, 10_001).close();
    assertEquals(3, pool.stats().misses(), "too small");
    pool.borrow(DataType.DOUBLE, 10_000).close();
    assertEquals(4, pool.stats().misses(), "another type");
    assertEquals(0, pool.stats().hits());
  }

  @Test
  void aSteadyStateMissesNothing() {
    for (int step = 0; step < 10; step++) {
      if (step == 1) {
        assertEquals(0, pool.stats().bytesLent());
      }
      long misses = pool.stats().misses();
      try (Lease a = pool.borrow(DataType.FLOAT, 64, 7, 7, 32);
          Lease b = pool.borrow(DataType.FLOAT, 64, 14, 14, 16);
          Lease c = pool.borrow(DataType.FLOAT, 64, 7, 7, 32);
          Lease d = pool.borrow(DataType.FLOAT, 1)) {
        assertNotSame(a.array(), c.array());
        assertNotSame(b.array(), d.array());
      }
      if (step > 0) {
        assertEquals(misses, pool.stats().misses());
      }
    }
  }

  @Test
  void countsWhatIsHeldAndLent() {
    Lease a = pool.borrow(DataType.FLOAT, 1000);
    Lease b = pool.borrow(DataType.DOUBLE, 1000);
    ArrayPool.Stats both = pool.stats();
    assertTrue(both.bytesLent() >= 12_000 && both.bytesLent() <= 13_000, both.toString());
    assertEquals(both.bytesLent(), both.bytesHeld());
    a.close();
    b.close();
    ArrayPool.Stats none = pool.stats();
    assertEquals(0, none.bytesLent());
    assertEquals(both.bytesHeld(), none.bytesHeld());
    assertEquals(both.bytesLent(), none.peakBytesLent());
  }

  @Test
  void trimDropsWhatIsNotLent() {
    Lease kept = pool.borrow(DataType.FLOAT, 2000);
    pool.borrow(DataType.FLOAT, 9000).close();
    pool.trim();
    assertEquals(pool.stats().bytesLent(), pool.stats().bytesHeld());
    kept.array().assign(3);
    assertEquals(6000, kept.array().sumNumber().doubleValue());
    kept.close();
    pool.borrow(DataType.FLOAT, 2000).close();
    assertEquals(1, pool.stats().hits(), "what was lent during the trim came back");
    pool.trim();
    assertEquals(0, pool.stats().bytesHeld());
  }

  @Test
  void freesWhatWasIdleForLongestBeforeItGrowsBeyondItsBound() {
    ArrayPool bounded = new ArrayPool(flat -> 0, 0);
    bounded.borrow(DataType.FLOAT, 100_000).close();
    bounded.borrow(DataType.FLOAT, 10_000).close();
    bounded.borrow(DataType.FLOAT, 200_000).close();
    bounded.borrow(DataType.FLOAT, 10_000).close();
    ArrayPool.Stats stats = bounded.stats();
    assertEquals(3, stats.misses(), "the small one, idle for less long, stayed");
    assertEquals(4 * (200_016 + 10_016), stats.bytesHeld());
  }

  @Test
  void freesNothingThatIsLentAndNothingBelowItsBound() {
    ArrayPool bounded = new ArrayPool(flat -> 0, 0);
    try (Lease kept = bounded.borrow(DataType.FLOAT, 1000)) {
      kept.array().assign(3);
      bounded.borrow(DataType.FLOAT, 100_000).close();
      assertEquals(3000, kept.array().sumNumber().doubleValue());
    }
    pool.borrow(DataType.FLOAT, 10_000).close();
    pool.borrow(DataType.FLOAT, 100_000).close();
    pool.borrow(DataType.FLOAT, 10_000).close();
    assertEquals(2, pool.stats().misses());
  }

  @Test
  void startsArraysAtTheElementChosen() {
    ArrayPool shifted = new ArrayPool(flat -> 3);
    try (Lease a = shifted.borrow(DataType.FLOAT, 2, 2);
        Lease b = shifted.borrow(DataType.FLOAT, 16)) {
      assertEquals(3, a.array().offset());
      assertEquals(3, b.array().offset());
    }
    ArrayPool wrong = new ArrayPool(flat -> 16);
    assertThrows(IllegalStateException.class, () -> wrong.borrow(DataType.FLOAT, 2));
  }

  @Test
  void refusesEmptyShapes() {
    for (long[] shape : new long[][] {{0}, {3, 0}, {-1}, {-2, -3}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> pool.borrow(DataType.FLOAT, shape))
              .getMessage();
      assertTrue(message.startsWith("shape: expected extents of at least 1, got ["), message);
    }
  }

  @Test
  void servesSeveralThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> work =
          () -> {
            boolean intact = true;
            for (int i = 0; i < 200; i++) {
              try (Lease lease = pool.borrow(DataType.FLOAT, 50 + i % 3)) {
                long mine = Thread.currentThread().getId();
                lease.array().assign(mine);
                Thread.yield();
                intact &= lease.array().maxNumber().longValue() == mine;
                intact &= lease.array().minNumber().longValue() == mine;
              }
            }
            return intact;
          };
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(work));
      }
      for (Future<Boolean> result : results) {
        assertTrue(result.get(), "another thread wrote into a lent array");
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, pool.stats().bytesLent());
    assertTrue(pool.stats().misses() <= 12, pool.stats().toString());
  }
}
