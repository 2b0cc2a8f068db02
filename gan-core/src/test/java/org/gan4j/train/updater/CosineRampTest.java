package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CosineRampTest {

  @Test
  void goesAlongHalfACosineAndStays() {
    CosineRamp ramp = new CosineRamp(2, 1, 200);
    assertEquals(2, ramp.at(0));
    assertEquals(2 - (1 - Math.sqrt(0.5)) / 2, ramp.at(50), 1e-12);
    assertEquals(1.5, ramp.at(100), 1e-12);
    assertEquals(1.5, ramp.valueAt(100, 7), 1e-12);
    assertEquals(1, ramp.at(200));
    assertEquals(1, ramp.at(300));
    assertEquals(3, new CosineRamp(-1, 3, 0).at(0));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new CosineRamp(1, 2, -1));
    assertThrows(IllegalArgumentException.class, () -> new CosineRamp(Double.NaN, 2, 1));
  }
}
