package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.io.JsonLines;
import org.gan4j.models.RateSchedule;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.UpdaterSettings;
import org.gan4j.models.WeightedPenalty;
import org.gan4j.run.RunConfig;
import org.gan4j.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short runs on the built-in digits: what they leave, and how they go on. */
class TrainTest {

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    SmallRun.train(run, "--seed", 3);
  }

  @Test
  void writesWhatTheRunWasMadeOf() {
    RunConfig config = RunFolder.open(run).readConfig();
    assertEquals("dcgan", config.model());
    assertEquals(10, config.network().get("latentSize"));
    assertEquals(4, config.network().get("generatorWidth"));
    assertEquals(
        new RunConfig.Data(
            "digits",
            null,
            10_000,
            28,
            28,
            1,
            false,
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            false,
            null,
            config.data().digest()),
        config.data());
    assertTrue(config.data().digest().matches("sha256:[0-9a-f]{64}"));
    assertEquals(
        TrainingSettings.of(LossKind.NON_SATURATING, 8, UpdaterSettings.adam(2e-4, 0.5, 0.999)),
        config.training());
    assertEquals(new RunConfig.Course(20, 3, 10), config.course());
    assertEquals("cpu", config.machine().backend());
    assertEquals("1.0.0-M2.1", config.versions().get("nd4j"));
  }

  @Test
  void writesALineOfLossesAStep() {
    List<Map<String, Object>> lines = JsonLines.read(run.resolve("losses.jsonl"));
    assertEquals(20, lines.size());
    assertEquals(20, lines.get(19).get("step"));
    assertEquals(160, lines.get(19).get("images"));
    assertTrue((double) lines.get(19).get("d_loss") > 0);
    assertTrue((double) lines.get(19).get("g_loss") > 0);
  }

  @Test
  void writesPictures() throws IOException {
    try (Stream<Path> grids = Files.list(run.resolve("samples"))) {
      assertEquals(
          List.of("step-000010.png", "step-000020.png"),
          grids.map(grid -> grid.getFileName().toString()).sorted().toList());
    }
    BufferedImage grid = ImageIO.read(run.resolve("samples/step-000020.png").toFile());
    assertEquals(8 * 28 + 7 * 2, grid.getWidth());
    BufferedImage plot = ImageIO.read(run.resolve("losses.png").toFile());
    assertTrue(hasColour(plot), "the plot shows no curve");
  }

  private static boolean hasColour(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        if (rgb == 0xd62728 || rgb == 0x1f77b4) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void reportNeedsNoOtherFile() throws IOException {
    String page = Files.readString(run.resolve("report.html"));
    assertFalse(page.contains("{{"), "a place in the template was left open");
    assertFalse(page.contains("src=\"http"));
    assertEquals(page.split("<img").length, page.split("src=\"data:image/png;base64,").length);
    assertTrue(page.contains("step-000010"));
    assertTrue(page.contains("&quot;generatorWidth&quot; : 4"));
  }

  @Test
  void sameSeedSameBytes() throws IOException {
    Path again = folder.resolve("again");
    SmallRun.train(again, "--seed", 3);
    Path other = folder.resolve("other");
    SmallRun.train(other, "--seed", 4);
    byte[] weights = Files.readAllBytes(run.resolve("weights.safetensors"));
    assertArrayEquals(weights, Files.readAllBytes(again.resolve("weights.safetensors")));
    assertFalse(Arrays.equals(weights, Files.readAllBytes(other.resolve("weights.safetensors"))));
    assertArrayEquals(
        Files.readAllBytes(run.resolve("samples/step-000020.png")),
        Files.readAllBytes(again.resolve("samples/step-000020.png")));
  }

  @Test
  void aRecordedRunIsRepeatedToTheByte() throws IOException {
    Path again = folder.resolve("repeated");
    Run.done("train", "--config", run.resolve("config.json"), "--out", again);
    assertArrayEquals(
        Files.readAllBytes(run.resolve("weights.safetensors")),
        Files.readAllBytes(again.resolve("weights.safetensors")));
    assertEquals(RunFolder.open(run).readConfig(), RunFolder.open(again).readConfig());
    Path none = folder.resolve("none");
    Object[][] refused = {
      {"--config: repeats a run as it was; leave out --steps", "--steps", 5},
      {"--config: repeats a run as it was; leave out --set", "--set", "slope=1"},
      {"--config: names the model already; leave out mlp", "mlp"}
    };
    for (Object[] words : refused) {
      Run.refused(
          (String) words[0],
          Stream.concat(
                  Stream.of("train", "--config", run.resolve("config.json"), "--out", none),
                  Arrays.stream(words).skip(1))
              .toArray());
    }
    Run.refused("nothing.json", "train", "--config", folder.resolve("nothing.json"));
    assertFalse(Files.exists(none));
  }

  @Test
  void aRunThatGoesOnEndsAsOneThatWasNeverStopped() throws IOException {
    Path straight = folder.resolve("straight");
    SmallRun.train(straight, "--seed", 3, "--steps", 30);
    Path stopped = folder.resolve("stopped");
    SmallRun.train(stopped, "--seed", 3);
    Run result = Run.of("resume", stopped, "--steps", 30, "--backend", "cpu");
    assertEquals(0, result.exitCode(), result::toString);
    assertArrayEquals(
        Files.readAllBytes(straight.resolve("weights.safetensors")),
        Files.readAllBytes(stopped.resolve("weights.safetensors")));
    List<Map<String, Object>> lines = JsonLines.read(stopped.resolve("losses.jsonl"));
    assertEquals(30, lines.size());
    assertEquals(30, lines.get(29).get("step"));
    assertTrue(Files.exists(stopped.resolve("samples/step-000030.png")));
    assertEquals(30, RunFolder.open(stopped).readConfig().course().steps());

    Run again = Run.of("resume", stopped, "--steps", 30, "--backend", "cpu");
    assertEquals(2, again.exitCode(), again::toString);
    assertTrue(again.err().get(again.err().size() - 1).contains("30 steps already"));
  }

  @Test
  void aFieldOfTheConfigurationIsSetByItsName() {
    Path out = folder.resolve("set");
    SmallRun.train(out, "--set", "slope=0.1", "--set", "discriminatorNorm=none");
    RunConfig config = RunFolder.open(out).readConfig();
    assertEquals(0.1, config.network().get("slope"));
    assertEquals("none", config.network().get("discriminatorNorm"));
  }

  @Test
  void sayOfAFinishedRunIsItsFolder() {
    Path quiet = folder.resolve("quiet");
    Run result = SmallRun.train(quiet, "--penalty", "r1:5", "--critic-steps", 2);
    assertEquals(quiet + System.lineSeparator(), result.out());
    assertEquals(3, result.err().size(), result::toString);
    RunConfig config = RunFolder.open(quiet).readConfig();
    assertEquals(List.of(WeightedPenalty.of(PenaltyKind.R1, 5)), config.training().penalties());
    assertEquals("none", config.network().get("discriminatorNorm"));
    List<Map<String, Object>> lines = JsonLines.read(quiet.resolve("losses.jsonl"));
    assertEquals(20 * 2 * 8, lines.get(19).get("images"));
    assertNotNull(lines.get(19).get("penalty"));
  }

  @Test
  void everySettingOfTheTrainingHasAPath() {
    Path out = folder.resolve("settings");
    SmallRun.train(
        out,
        "--steps",
        2,
        "--lr",
        "1e-3",
        "--constraint",
        "weight-clip:0.5",
        "--set",
        "training.discriminator.kind=adamw",
        "--set",
        "training.discriminator.rate=1e-4",
        "--set",
        "training.discriminator.weightDecay=0.1",
        "--set",
        "training.discriminator.schedule.kind=cosine",
        "--set",
        "training.generator.maxNorm=1",
        "--set",
        "training.averaging.decay=0.999");
    TrainingSettings training = RunFolder.open(out).readConfig().training();
    assertEquals(1e-3, training.generator().rate());
    assertEquals(1, training.generator().maxNorm());
    assertEquals(1e-4, training.discriminator().rate());
    assertEquals("adamw", training.discriminator().kind().toString());
    assertEquals(RateSchedule.Kind.COSINE, training.discriminator().schedule().kind());
    assertEquals("[weight-clip:0.5]", training.constraints().toString());
    assertEquals(0.999, training.averaging().decay());
    Run sample = Run.of("sample", out, "--count", 4, "--out", folder.resolve("averaged"));
    assertEquals(0, sample.exitCode(), sample::toString);
    Run resumed = Run.of("resume", out, "--steps", 3);
    assertEquals(0, resumed.exitCode(), resumed::toString);
  }

  @Test
  void batchNormUnderAPenaltyOnGradientsIsRefused() {
    Run result =
        Run.of(
            "train",
            "dcgan",
            "--penalty",
            "r1",
            "--set",
            "discriminatorNorm=batch",
            "--width",
            4,
            "--out",
            folder.resolve("entangled"));
    assertEquals(2, result.exitCode(), result::toString);
    String last = result.err().get(result.err().size() - 1);
    assertTrue(last.contains("batch norm in discriminator.norm1"), last);
  }

  @Test
  void aRunOfAnOlderFormatIsRefusedInALine() throws IOException {
    Path old = folder.resolve("old");
    SmallRun.train(old, "--steps", 1);
    Path config = old.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.startsWith("{\n  \"format\": 2,\n") || text.contains("\"format\""), text);
    Files.writeString(config, text.replaceFirst("\"format\" ?: ?2,", ""));
    Run result = Run.of("resume", old, "--steps", 5);
    assertEquals(2, result.exitCode(), result::toString);
    assertEquals(
        "gan4j: "
            + config
            + ": recorded in an older format without a number, where this version reads format 2;"
            + " use the version that recorded it, or train anew",
        result.err().get(0));
  }

  @Test
  void epochsAreCountedInImages() throws IOException {
    Path mnist = Idx.folder(folder.resolve("mnist"), 40, 40);
    Path out = folder.resolve("epochs");
    Run result =
        Run.of(
            "train",
            "mlp",
            "--data",
            "mnist",
            "--data-dir",
            mnist,
            "--epochs",
            3,
            "--batch",
            10,
            "--critic-steps",
            2,
            "--width",
            8,
            "--out",
            out);
    assertEquals(0, result.exitCode(), result::toString);
    List<Map<String, Object>> lines = JsonLines.read(out.resolve("losses.jsonl"));
    assertEquals(6, lines.size());
    assertEquals(3 * 40, lines.get(5).get("images"));
  }

  @Test
  void divergenceEndsTheRunAndKeepsWhatThereIs() {
    Path out = folder.resolve("diverged");
    Run result =
        Run.of(
            "train",
            "mlp",
            "--steps",
            50,
            "--batch",
            8,
            "--width",
            8,
            "--lr",
            "5e11",
            "--loss",
            "wasserstein",
            "--sample-every",
            1,
            "--out",
            out);
    assertEquals(3, result.exitCode(), result::toString);
    assertEquals(4, result.err().size(), result::toString);
    assertTrue(result.err().get(3).startsWith("gan4j: step "), result::toString);
    assertTrue(Files.exists(out.resolve("config.json")));
    assertFalse(JsonLines.read(out.resolve("losses.jsonl")).isEmpty());
    assertTrue(Files.exists(out.resolve("losses.png")));
  }
}
