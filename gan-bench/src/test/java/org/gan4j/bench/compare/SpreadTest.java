package org.gan4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void quartilesInAnyOrder() {
    assertEquals(new Spread(2, 3, 4), Spread.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0)));
  }

  @Test
  void betweenNeighboursTheyAreInterpolated() {
    Spread spread = Spread.of(List.of(1.0, 2.0, 3.0, 4.0));
    assertEquals(new Spread(1.75, 2.5, 3.25), spread);
    assertEquals(1.5, spread.range());
  }

  @Test
  void ofOneAllAreTheSame() {
    assertEquals(new Spread(7, 7, 7), Spread.of(List.of(7.0)));
  }

  @Test
  void ofNoneThereAreNone() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }
}
