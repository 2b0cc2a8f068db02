package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossCurvesTest {

  @Test
  void aShortRunKeepsEveryStep() {
    LossCurves curves = new LossCurves();
    curves.add(1, Map.of("loss", 3.0));
    curves.add(2, Map.of("loss", 5.0));
    assertEquals(
        Map.of("loss", new LossCurves.Curve(List.of(1.0, 2.0), List.of(3.0, 5.0))),
        curves.curves());
  }

  @Test
  void aLongRunIsAveragedOverSpans() {
    LossCurves curves = new LossCurves();
    for (int step = 1; step <= 100_000; step++) {
      curves.add(step, Map.of("loss", (double) step));
    }
    LossCurves.Curve curve = curves.curves().get("loss");
    assertTrue(curve.steps().size() <= 1000 && curve.steps().size() > 500);
    // The mean of a straight line over a span is its value in the middle.
    for (int i = 0; i < curve.steps().size() - 1; i++) {
      assertEquals(curve.steps().get(i), curve.values().get(i), 1e-9);
    }
  }

  @Test
  void figuresOfSomeStepsOnly() {
    LossCurves curves = new LossCurves();
    for (int step = 1; step <= 5000; step++) {
      curves.add(step, step % 16 == 1 ? Map.of("a", 1.0, "b", 2.0) : Map.of("a", 1.0));
    }
    assertTrue(curves.curves().get("b").values().stream().allMatch(value -> value == 2.0));
  }
}
