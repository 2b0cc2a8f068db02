package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LinearDecayTest {

  @Test
  void constantThenInAStraightLineToZero() {
    LinearDecay decay = new LinearDecay(2e-4, 100, 200);
    assertEquals(2e-4, decay.valueAt(0, 0));
    assertEquals(2e-4, decay.valueAt(99, 0));
    assertEquals(2e-4, decay.valueAt(100, 0));
    assertEquals(1e-4, decay.valueAt(150, 7), 1e-12);
    assertEquals(2e-6, decay.valueAt(199, 0), 1e-12);
    assertEquals(0, decay.valueAt(200, 0));
    assertEquals(0, decay.valueAt(300, 0));
  }

  @Test
  void neverDecaysIfAllUpdatesAreConstant() {
    LinearDecay decay = new LinearDecay(1, 10, 10);
    assertEquals(1, decay.valueAt(9, 0));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new LinearDecay(0, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new LinearDecay(1, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> new LinearDecay(1, -1, 2));
  }
}
