package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class LeaseTest {

  private final ArrayPool pool = new ArrayPool();

  @Test
  void isExclusiveUntilItIsRetained() {
    Lease lease = pool.borrow(DataType.FLOAT, 4);
    assertTrue(lease.exclusive());
    assertSame(lease, lease.retain());
    assertFalse(lease.exclusive());
    lease.close();
    assertTrue(lease.exclusive());
    lease.close();
    assertFalse(lease.exclusive());
  }

  @Test
  void theLastHolderGivesTheMemoryBack() {
    Lease lease = pool.borrow(DataType.FLOAT, 4).retain();
    lease.close();
    assertFalse(lease.closed());
    assertTrue(pool.stats().bytesLent() > 0);
    lease.array().assign(1);
    lease.close();
    assertTrue(lease.closed());
    assertEquals(0, pool.stats().bytesLent());
  }

  @Test
  void closingTwiceGivesTheMemoryBackOnce() {
    Lease lease = pool.borrow(DataType.FLOAT, 4);
    lease.close();
    lease.close();
    assertEquals(0, pool.stats().bytesLent());
    try (Lease a = pool.borrow(DataType.FLOAT, 4);
        Lease b = pool.borrow(DataType.FLOAT, 4)) {
      a.array().assign(1);
      b.array().assign(2);
      assertEquals(4, a.array().sumNumber().doubleValue());
    }
  }

  @Test
  void refusesTheArrayOnceItIsClosed() {
    Lease lease = pool.borrow(DataType.FLOAT, 4);
    lease.close();
    assertThrows(IllegalStateException.class, lease::array);
    assertThrows(IllegalStateException.class, () -> lease.array(2, 2));
    assertThrows(IllegalStateException.class, lease::retain);
    assertThrows(IllegalStateException.class, lease::detach);
  }

  @Test
  void showsTheSameMemoryInAnotherShape() {
    try (Lease lease = pool.borrow(DataType.FLOAT, 2, 6)) {
      INDArray other = lease.array(3, 4);
      assertArrayEquals(new long[] {3, 4}, other.shape());
      lease.array().assign(5);
      assertEquals(60, other.sumNumber().doubleValue());
      assertSame(other, lease.array(3, 4));
      assertEquals(
          "shape: expected 12 elements, got [5, 5]",
          assertThrows(IllegalArgumentException.class, () -> lease.array(5, 5)).getMessage());
    }
  }

  @Test
  void aDetachedArrayLeavesThePoolForGood() {
    Lease lease = pool.borrow(DataType.FLOAT, 4);
    INDArray array = lease.detach();
    assertTrue(lease.closed());
    assertEquals(0, pool.stats().bytesLent());
    assertEquals(0, pool.stats().bytesHeld());
    lease.close();
    array.assign(1);
    try (Lease other = pool.borrow(DataType.FLOAT, 4)) {
      other.array().assign(2);
      assertEquals(4, array.sumNumber().doubleValue());
    }
  }

  @Test
  void doesNotDetachWhatOthersHold() {
    Lease lease = pool.borrow(DataType.FLOAT, 4).retain();
    assertThrows(IllegalStateException.class, lease::detach);
    lease.close();
    lease.detach();
    assertTrue(lease.closed());
  }
}
