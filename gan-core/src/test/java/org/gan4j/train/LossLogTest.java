package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossLogTest {

  @TempDir private Path folder;

  private static String line(int step) {
    return "{\"step\":" + step + ",\"images\":8,\"seconds\":0.1,\"loss\":" + step + ".5}";
  }

  private Path log(String... lines) throws IOException {
    return Files.writeString(folder.resolve("log"), String.join("\n", lines) + "\n");
  }

  @Test
  void recallsTheFirstStepsAndTakesOutTheRest() throws IOException {
    Path file =
        log(
            line(1),
            "garbage",
            "",
            "null",
            "{\"note\":\"mine\"}",
            line(2),
            line(2),
            "x".repeat(1 << 20),
            line(3),
            "{\"step\":\"four\"}",
            line(4),
            line(5),
            "{\"step\":6,\"los");
    List<String> recalled = new ArrayList<>();
    long foreign =
        new LossLog(file).recall(3, (step, figures) -> recalled.add(step + " " + figures));
    assertEquals(
        List.of(
            "1 {seconds=0.1, loss=1.5}", "2 {seconds=0.1, loss=2.5}", "3 {seconds=0.1, loss=3.5}"),
        recalled);
    assertEquals(8, foreign);
    assertEquals(List.of(line(1), line(2), line(3)), Files.readAllLines(file));
  }

  @Test
  void goesOnBehindTheStepBefore() throws IOException {
    Path file = log(line(1), line(2), "garbage", line(3));
    try (LossLog log = new LossLog(file)) {
      log.stepped(new StepReport(3, 4, 24, 0.3, Map.of("loss", 30.5)));
      log.stepped(new StepReport(4, 4, 32, 0.4, Map.of("loss", 40.5)));
    }
    assertEquals(
        List.of(
            line(1),
            line(2),
            "{\"step\":3,\"images\":24,\"seconds\":0.3,\"loss\":30.5}",
            "{\"step\":4,\"images\":32,\"seconds\":0.4,\"loss\":40.5}"),
        Files.readAllLines(file));
  }

  @Test
  void aMissingLogBeginsAnew() throws IOException {
    Path file = folder.resolve("none");
    LossLog log = new LossLog(file);
    assertEquals(0, log.recall(5, (step, figures) -> {}));
    log.stepped(new StepReport(6, 7, 8, 0.5, Map.of()));
    log.close();
    assertEquals(1, Files.readAllLines(file).size());
  }
}
