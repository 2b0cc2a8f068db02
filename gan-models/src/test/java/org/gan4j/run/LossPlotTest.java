package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossPlotTest {

  @TempDir private Path folder;

  @Test
  void drawsWhatItIsToldToAndNothingElse() throws IOException {
    byte[] alone = drawn("alone.png", Map.of("loss", 2.0));
    assertArrayEquals(alone, drawn("more.png", Map.of("loss", 2.0, "part_loss", 1.0)));
    assertFalse(Arrays.equals(alone, drawn("other.png", Map.of("loss", 200.0))));
  }

  @Test
  void figuresThatAreNoNumbersLeaveGaps() throws IOException {
    byte[] broken = drawn("broken.png", Map.of("loss", Double.NaN, "penalty", 1.0));
    assertFalse(Arrays.equals(broken, drawn("whole.png", Map.of("loss", 3.0, "penalty", 1.0))));
    drawn("none.png", Map.of("loss", Double.POSITIVE_INFINITY));
  }

  private byte[] drawn(String name, Map<String, Double> figures) throws IOException {
    Path file = folder.resolve(name);
    try (LossPlot plot = new LossPlot(file, 100, Set.of("loss", "penalty"))) {
      plot.stepped(new StepReport(1, 2, 8, 0.1, figures));
      plot.stepped(new StepReport(2, 2, 16, 0.2, figures));
    }
    return Files.readAllBytes(file);
  }
}
