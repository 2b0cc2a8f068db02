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
import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.data.BrokenFiles;
import org.gan4j.gan.Interpolation;
import org.gan4j.io.InputException;
import org.gan4j.io.JsonLines;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.style.NoiseKind;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs by the API alone, as a service or a notebook uses them. */
class RunTest {

  @TempDir private Path folder;

  private RunBuilder small(String family) {
    return Run.create(family).width(8).latentSize(6).steps(4).sampleEvery(2).seed(3);
  }

  @Test
  void trainsResumesAndSamples() throws IOException {
    Path out = folder.resolve("run");
    List<StepReport> steps = new ArrayList<>();
    small("mlp").data(DataSource.digits()).into(out).listener(steps::add).train();
    assertEquals(4, steps.size());

    Run.open(out).steps(6).listener(steps::add).resume();
    assertEquals(6, steps.get(5).step());

    Run opened = Run.open(out);
    assertEquals(6, opened.config().course().steps());
    INDArray images = opened.sampler().images(5, 1);
    assertArrayEquals(new long[] {5, 28, 28, 1}, images.shape());
    assertTrue(images.amaxNumber().doubleValue() <= 1);
    assertEquals(images, Run.open(out).sampler().images(5, 1));

    Path straight = folder.resolve("straight");
    small("mlp").steps(6).into(straight).train();
    assertArrayEquals(weights(straight), weights(out));
  }

  @Test
  void aRecordedRunIsRepeatedToTheByte() throws IOException {
    Run first = small("mlp").into(folder.resolve("first"));
    first.train();
    RunConfig record = RunConfig.read(first.folder().config());
    Run again = Run.repeat(record, folder.resolve("again"), Machine.standard());
    again.train();
    assertEquals(record, RunConfig.read(again.folder().config()));
    assertArrayEquals(weights(first.folder().path()), weights(again.folder().path()));
  }

  @Test
  void aConditionalRunDrawsTheClassThatIsNamed() {
    Run run = small("cgan-mlp").into(folder.resolve("run"));
    run.train();
    Sampler sampler = run.sampler();
    assertEquals(OptionalInt.of(7), sampler.label("7"));
    assertEquals(OptionalInt.of(7), sampler.label(7));
    assertEquals(3, sampler.images(3, 1, "7").size(0));
    assertEquals(20, sampler.images(20, 1).size(0));
    INDArray way =
        sampler.way(List.of(1L, 2L), Interpolation.SPHERICAL, 4, false, OptionalInt.of(7));
    assertEquals(5, way.size(0));
    refused(
        "no class is named 10; there are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        IllegalArgumentException.class,
        () -> sampler.label("10"));
    refused(
        "cgan-mlp needs one; which is drawn?",
        IllegalArgumentException.class,
        () -> sampler.way(List.of(1L, 2L), Interpolation.LINEAR, 4, false, OptionalInt.empty()));
    refused(
        "cgan-mlp has no styles; stylegan and stylegan2 have",
        IllegalArgumentException.class,
        () -> sampler.truncated(0.7, NoiseKind.NONE));
  }

  @Test
  void measuresHowFarSamplesAreFromTheImages() {
    Run run = small("mlp").data(DataSource.digits().resolution(16)).into(folder.resolve("run"));
    run.train();
    Measurement measured = run.measure(32, 1);
    assertTrue(measured.samples().average() > measured.images().average(), measured::toString);
    refused(
        "count 5001: takes 10002 images, half of them compared with the others; the run's set has"
            + " 10000, enough for a count of 5000",
        InputException.class,
        () -> run.measure(5001, 1));
  }

  @Test
  void whatCannotBeUsedIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path out = folder.resolve("run");
    refused("mlp: width: ", () -> small("mlp").width(0).into(out));
    refused("set: mlp has no widht; it has ", () -> small("mlp").set("widht", "3").into(out));
    refused("model: expected one of mlp, dcgan, ", () -> Run.create("biggan"));
    refused(
        "mnist: name the folder with the images",
        () ->
            new DataSource(
                DataKind.MNIST,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                false,
                BrokenFiles.REFUSE,
                Optional.empty()));
    refused("cyclegan: needs images of two domains", () -> Run.create("cyclegan").into(out));
    refused("10001 is more than", () -> small("mlp").settings(s -> batch(s, 10_001)).into(out));
    refused("no such run", () -> Run.open(out));
    assertTrue(Files.notExists(out));
    Run run = small("mlp").into(out);
    run.train();
    refused("the output folder holds a run", run::train);
    refused("4 steps already", run::resume);
    refused("mlp translates no images", run::translator);
    refused("the run's digits lie in no folder", () -> run.dataIn(folder));
    Files.delete(run.folder().checkpoint());
    refused(
        "the run has no checkpoint.safetensors: it ended before its first checkpoint", run::resume);
    assertEquals(4, JsonLines.read(run.folder().losses()).size());
  }

  static TrainingSettings batch(TrainingSettings s, int size) {
    return new TrainingSettings(
        s.loss(),
        s.penalties(),
        s.constraints(),
        size,
        s.criticSteps(),
        s.generator(),
        s.discriminator(),
        s.averaging(),
        s.burnIn());
  }

  private static void refused(String message, Runnable work) {
    refused(message, InputException.class, work);
  }

  private static void refused(
      String message, Class<? extends RuntimeException> type, Runnable work) {
    String said = assertThrows(type, work::run).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("weights.safetensors"));
  }
}
