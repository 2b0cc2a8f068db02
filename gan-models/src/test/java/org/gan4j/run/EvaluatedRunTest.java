package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.evaluation.Evaluation;
import org.gan4j.evaluation.EvaluationSettings;
import org.gan4j.evaluation.Figure;
import org.gan4j.evaluation.Metric;
import org.gan4j.io.InputException;
import org.gan4j.models.extractor.CacheFolder;
import org.gan4j.models.extractor.ExtractorChoice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conditional run of drawn digits, measured by a classifier of their labels. */
class EvaluatedRunTest {

  private static final EvaluationSettings SETTINGS = EvaluationSettings.USUAL.count(40);

  @TempDir private static Path folder;
  private static Path run;
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void train() {
    System.setProperty(CacheFolder.PROPERTY, folder.resolve("cache").toString());
    run = folder.resolve("run");
    Run.create("cgan-mlp")
        .data(DataSource.digits().resolution(16))
        .width(4)
        .latentSize(6)
        .steps(1)
        .into(run)
        .train();
  }

  @AfterAll
  static void forget() {
    System.clearProperty(CacheFolder.PROPERTY);
  }

  private Evaluation evaluate(EvaluationSettings settings) {
    return Run.open(run).notices(said::add).evaluate(settings);
  }

  @Test
  void aClassifierOfItsOwnLabelsIsTrainedOnce() {
    Evaluation first = evaluate(SETTINGS);
    assertEquals(
        List.of(
            "fid",
            "kid",
            "inception_score",
            "precision",
            "recall",
            "density",
            "coverage",
            "swd",
            "swd_16x16",
            "class_agreement"),
        first.figures().stream().map(Figure::name).toList());
    Figure fid = first.figures().get(0);
    assertEquals("Fréchet distance", fid.title(), "not called what it isn't");
    String by = fid.protocol().extractor().name();
    double accuracy = Double.parseDouble(by.replaceAll(".*accuracy ([0-9.]+)%.*", "$1"));
    assertTrue(accuracy > 90 && accuracy <= 100, by);
    assertEquals("40 of 10,000 images of digits, training split, 16x16x1", fid.protocol().real());
    assertEquals("40 samples of run of the data's classes", fid.protocol().fake());
    assertEquals(2, said.size(), said::toString);
    assertTrue(said.get(1).startsWith("training a classifier on 10,000 images"), said.get(1));

    said.clear();
    assertEquals(first, evaluate(SETTINGS), "the same seed, the same figures");
    assertEquals(1, said.size(), said::toString);
  }

  @Test
  void figuresByName() {
    EvaluationSettings pixels = SETTINGS.metrics(Metric.SWD).extractor(ExtractorChoice.of("none"));
    assertEquals(
        List.of("swd", "swd_16x16"),
        evaluate(pixels).figures().stream().map(Figure::name).toList());
    InputException refused =
        assertThrows(InputException.class, () -> evaluate(pixels.metrics(Metric.AGREEMENT)));
    assertEquals(
        "agreement: needs a conditional run, and a classifier of its classes: --extractor"
            + " classifier",
        refused.getMessage());
    assertEquals(List.of(), said);
  }

  private static Run measuredRun(String name, Evaluating evaluating) {
    return Run.create("mlp")
        .data(DataSource.digits().resolution(16))
        .width(4)
        .latentSize(6)
        .steps(4)
        .saving(Saving.USUAL.evaluating(evaluating))
        .into(folder.resolve(name));
  }

  /** A line each time, the best kept, and the same weights as without. */
  @Test
  void measuredWhileItIsTrained() throws IOException {
    EvaluationSettings pixels = SETTINGS.metrics(Metric.SWD).extractor(ExtractorChoice.of("none"));
    Run measured = measuredRun("measured", new Evaluating(2, pixels));
    measured.notices(said::add).train();
    Path files = measured.folder().path();
    List<String> lines = Files.readAllLines(files.resolve("metrics.jsonl"));
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches("\\{\"step\":2,.*\"swd\":[0-9.]+.*"), lines.get(0));
    assertTrue(lines.get(1).startsWith("{\"step\":4,"), lines.get(1));
    assertTrue(Files.exists(files.resolve("metrics.png")));
    assertTrue(Files.readString(files.resolve("report.html")).contains("Best step"));

    Run best = Run.open(files).at("best");
    long step = best.folder().step().orElseThrow();
    double value = best.evaluate(pixels).figures().get(0).value();
    String line = lines.get(step == 2 ? 0 : 1);
    assertEquals(
        Double.parseDouble(line.replaceAll(".*\"swd\":([0-9.]+).*", "$1")), value, 1e-6 * value);
    assertEquals(new Evaluating(2, pixels), Run.open(files).config().saving().evaluating());
    assertEquals(List.of(), said);

    Run plain = measuredRun("plain", null);
    plain.train();
    assertArrayEquals(
        Files.readAllBytes(plain.folder().weights()),
        Files.readAllBytes(measured.folder().weights()));
  }
}
