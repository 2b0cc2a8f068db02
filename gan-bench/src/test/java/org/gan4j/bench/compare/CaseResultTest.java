package org.gan4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gan4j.io.Json;
import org.junit.jupiter.api.Test;

class CaseResultTest {

  private static final ConvolutionWork CONVOLUTIONS = new ConvolutionWork(2, 200);

  private static final Measured OURS =
      new Measured("gan4j", "0.1.0", "onednn", new Spread(118, 120, 123.456), 300.0);
  private static final Measured EAGER =
      new Measured("pytorch", "2.13", "eager", new Spread(198, 200, 203), 400.0);
  private static final Measured CHANNELS_LAST =
      new Measured("pytorch", "2.13", "channels_last", new Spread(159, 160, 162), null);

  @Test
  void aRowHasTheKeysOfTheJsonFile() {
    assertEquals(
        "{\"case\":\"dcgan32\",\"precision\":\"float32\",\"ours_ms\":120.0,\"ours_iqr_ms\":5.46,"
            + "\"peer\":\"pytorch\",\"peer_mode\":\"eager\",\"peer_ms\":200.0,\"peer_iqr_ms\":5.0,"
            + "\"ratio\":0.6,\"ours_mb\":300.0,\"peer_mb\":400.0}",
        Json.toLine(EAGER.beside("dcgan32", "float32", OURS)));
  }

  @Test
  void withoutPeersOursStandsAlone() {
    CaseResult result =
        new CaseResult("c", "float32", OURS, List.of(), List.of("x: absent"), CONVOLUTIONS);

    assertEquals(
        "{\"case\":\"c\",\"precision\":\"float32\",\"ours_ms\":120.0,\"ours_iqr_ms\":5.46,"
            + "\"peer\":null,\"peer_mode\":null,\"peer_ms\":null,\"peer_iqr_ms\":null,"
            + "\"ratio\":null,\"ours_mb\":300.0,\"peer_mb\":null}",
        Json.toLine(result.rows().get(0)));
    assertEquals(List.of("  left out: x: absent"), result.table().subList(1, 2));
  }

  @Test
  void theVerdictIsAgainstTheQuickest() {
    CaseResult result =
        new CaseResult(
            "c", "float32", OURS, List.of(EAGER, CHANNELS_LAST), List.of(), CONVOLUTIONS);

    List<String> table = result.table();
    assertEquals(4, table.size());
    assertTrue(table.get(1).endsWith("0.600"), table.get(1));
    assertTrue(table.get(2).endsWith("?     0.750"), table.get(2));
    assertEquals(
        "  0.750 of the time of the best float32 mode, pytorch channels_last", table.get(3));
  }

  @Test
  void theVerdictTellsMemoryWhereItIsKnown() {
    CaseResult result =
        new CaseResult("c", "float32", OURS, List.of(EAGER), List.of(), CONVOLUTIONS);

    assertEquals(
        "  0.600 of the time of the best float32 mode, pytorch eager, with 0.75 of its memory",
        result.table().get(2));
  }
}
