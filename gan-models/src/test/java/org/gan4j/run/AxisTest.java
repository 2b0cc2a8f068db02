package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void ticksAreRoundAndHoldTheValues() {
    assertEquals(List.of(0.0, 50.0, 100.0, 150.0, 200.0), Axis.of(1, 160, 4).ticks());
    assertEquals(List.of(-2.0, 0.0, 2.0, 4.0, 6.0), Axis.of(-2, 5, 4).ticks());
    Axis huge = Axis.of(-1.3e37, 0.7, 8);
    assertTrue(huge.least() <= -1.3e37 && huge.most() >= 0.7, huge::toString);
    assertTrue(huge.ticks().size() <= 10, huge::toString);
  }

  @Test
  void equalValuesHaveAnAxisToo() {
    for (double value : new double[] {0, 3, -1e9, 1e-30}) {
      Axis axis = Axis.of(value, value, 5);
      assertTrue(axis.place(value) > 0 && axis.place(value) < 1, axis::toString);
    }
  }

  @Test
  void labelsAreShort() {
    double[] values = {0, -1.5, 1500, 20_000, 1_500_000, 2e12, 0.25, 1e-4, 0.1 + 0.2};
    String[] labels = {"0", "-1.5", "1500", "20k", "1.5m", "2e+12", "0.25", "0.0001", "0.3"};
    for (int i = 0; i < values.length; i++) {
      assertEquals(labels[i], Axis.label(values[i]));
    }
  }
}
