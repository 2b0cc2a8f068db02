package org.gan4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.bench.compare.FakePeer.Manner;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final List<String> progress = new ArrayList<>();
  private final Comparison comparison = new Comparison(new Comparison.Plan(2, 0, 0), progress::add);

  @Test
  void measuresEveryPeerBesideOurs() {
    CaseResult result =
        comparison.run(
            "case1",
            "float32",
            FakePeer.contender("ours", Manner.WELL, 5),
            List.of(
                FakePeer.contender("quick", Manner.WELL, 20),
                FakePeer.contender("slow", Manner.WELL, 40)));

    assertEquals(List.of("quick", "slow"), result.rows().stream().map(ResultRow::peer).toList());
    assertEquals(List.of(), result.leftOut());
    assertEquals("quick", result.best().orElseThrow().name());
    assertEquals(new ConvolutionWork(2.5, 123), result.convolutions());
    assertEquals("1.0", result.ours().version());
    for (ResultRow row : result.rows()) {
      assertEquals("naps", row.peerMode());
      assertEquals(row.oursMs() / row.peerMs(), row.ratio(), 1e-2);
      // A nap lasts as long as was asked for, or longer.
      assertTrue(row.oursMs() >= 5 && row.peerMs() >= 20, row::toString);
    }
    assertEquals(
        List.of("case1 float32: round 1 of 2", "case1 float32: round 2 of 2"),
        progress.subList(3, 5));
  }

  @Test
  void leavesOutWhoCannotRunAndSaysWhy() {
    CaseResult result =
        comparison.run(
            "case1",
            "float32",
            FakePeer.contender("ours", Manner.WELL, 1),
            List.of(
                new Contender("absent", "any", List.of("/no/such/program"), Map.of()),
                FakePeer.contender("lacking", Manner.NOT_INSTALLED, 1),
                FakePeer.contender("broken", Manner.DIES_AT_START, 1),
                FakePeer.contender("fragile", Manner.DIES_WHEN_WARM, 1)));

    assertEquals(4, result.leftOut().size());
    assertTrue(result.leftOut().get(0).startsWith("absent any: can't be started: "));
    assertEquals("lacking naps: no such library", result.leftOut().get(1));
    assertTrue(result.leftOut().get(2).contains("cannot start"), result.leftOut()::toString);
    assertTrue(result.leftOut().get(3).contains("out of luck"), result.leftOut()::toString);
    ResultRow alone = result.rows().get(0);
    assertEquals(1, result.rows().size());
    assertEquals(null, alone.peer());
    assertEquals(null, alone.ratio());
  }

  @Test
  void failsIfOursCannotRun() {
    UnavailableException problem =
        assertThrows(
            UnavailableException.class,
            () ->
                comparison.run(
                    "case1",
                    "float32",
                    FakePeer.contender("ours", Manner.NOT_INSTALLED, 1),
                    List.of()));
    assertEquals("no such library", problem.getMessage());
  }
}
