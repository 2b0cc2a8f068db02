package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossPlotTest {

  @ParameterizedTest
  @CsvSource({
    "d_loss, true",
    "g_loss, true",
    "d_loss_a, true",
    "d_loss_b, true",
    "penalty, true",
    "g_cycle, false",
    "real_logits, false"
  })
  void drawsTheLossesOfEveryNetworkAndNoParts(String name, boolean drawn) {
    assertEquals(drawn, LossPlot.drawn(name));
  }
}
