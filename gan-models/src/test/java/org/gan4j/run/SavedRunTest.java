package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gan4j.io.InputException;
import org.gan4j.io.JsonLines;
import org.gan4j.train.DivergedException;
import org.gan4j.train.StopRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that is ended, killed or disturbed leaves, and how it goes on. */
class SavedRunTest {

  private static final int STEPS = 6;

  @TempDir private static Path shared;
  private static Path straight;

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void train() {
    straight = shared.resolve("straight");
    small("mlp").into(straight).train();
  }

  static RunBuilder small(String family) {
    return Run.create(family).width(8).latentSize(6).steps(STEPS).sampleEvery(2).seed(3);
  }

  private static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("weights.safetensors"));
  }

  /** A run that is asked to end at a step. */
  private Path stopped(long step) {
    Path out = folder.resolve("run");
    StopRequest stop = new StopRequest();
    RunEnd end =
        small("mlp")
            .into(out)
            .listener(
                report -> {
                  if (report.step() == step) {
                    stop.stop();
                  }
                })
            .stopAt(stop)
            .train();
    assertEquals(new RunEnd(step, false), end);
    return out;
  }

  private Run open(Path run) {
    return Run.open(run).notices(said::add);
  }

  @Test
  void aRunThatIsAskedToEndGoesOnAsIfItHadNot() throws IOException {
    Path run = stopped(3);
    assertFalse(Files.exists(run.resolve("report.html")));
    assertEquals(new RunEnd(STEPS, true), open(run).resume());
    assertArrayEquals(weights(straight), weights(run));
    assertEquals(List.of(), said);
  }

  @Test
  void anInterruptEndsItWithACheckpoint() throws Exception {
    Path out = folder.resolve("run");
    List<RunEnd> ends = new ArrayList<>();
    Thread training =
        new Thread(
            () -> {
              ends.add(
                  small("mlp")
                      .into(out)
                      .notices(said::add)
                      .listener(report -> Thread.currentThread().interrupt())
                      .train());
              if (!Thread.currentThread().isInterrupted()) {
                ends.clear();
              }
            });
    training.start();
    training.join();
    assertEquals(List.of(new RunEnd(1, false)), ends);
    assertEquals(List.of(), said);
    open(out).resume();
    assertArrayEquals(weights(straight), weights(out));
  }

  /** A family whose samples have noise, one with a growing average, one with batch norm. */
  @ParameterizedTest
  @ValueSource(strings = {"mlp", "dcgan", "stylegan2"})
  void whenItIsSavedChangesNothing(String family) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Duration interval : List.of(Duration.ZERO, Duration.ofDays(1))) {
      Path out = folder.resolve("run" + interval);
      RunBuilder run = Run.create(family).width(4).latentSize(6).seed(3).steps(3).sampleEvery(3);
      if (family.equals("stylegan2")) {
        run.data(DataSource.digits().resolution(16));
      }
      run.settings(usual -> RunTest.batch(usual, 4));
      run.saving(Saving.USUAL.every(interval)).into(out).train();
      files.add(weights(out));
    }
    assertArrayEquals(files.get(0), files.get(1));
  }

  @Test
  void whatIsOnlyToBeLookedAtEndsNoRun() throws IOException {
    Path out = folder.resolve("run");
    Run run = small("mlp").into(out).notices(said::add);
    RunEnd end =
        run.listener(
                report -> {
                  if (report.step() == 1) {
                    inTheWay(out.resolve("losses.png"), "x");
                    inTheWay(out.resolve("report.html"), "x");
                    inTheWay(out, "samples");
                  }
                  throw new IllegalStateException("mine");
                })
            .train();
    assertTrue(end.complete());
    assertArrayEquals(weights(straight), weights(out));
    assertEquals(4, said.size(), said::toString);
    assertTrue(said.get(0).startsWith("listener org.gan4j.run.SavedRunTest: "), said::toString);
    assertTrue(said.get(0).endsWith("mine; the run goes on"), said::toString);
    assertTrue(said.get(1).startsWith("the plot of losses: " + out), said::toString);
    assertTrue(said.get(2).startsWith("the grid of samples: " + out), said::toString);
    assertTrue(said.get(3).startsWith("the report: " + out), said::toString);
  }

  /** A file where a folder has to be, or a folder that isn't empty where a file has to be. */
  private static void inTheWay(Path place, String name) {
    try {
      Files.createDirectories(place);
      Files.writeString(place.resolve(name), "in the way");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theLogIsMended() throws IOException {
    Path run = stopped(3);
    Path log = run.resolve("losses.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.add(1, "garbage");
    lines.add("{\"step\":4}");
    lines.add("more garbage");
    Files.write(log, lines);
    open(run).resume();
    assertEquals(List.of(log + ": 2 lines that are none of the run's are left out"), said);
    List<Integer> steps = new ArrayList<>();
    JsonLines.read(log).forEach(line -> steps.add((Integer) line.get("step")));
    assertEquals(List.of(1, 2, 3, 4, 5, 6), steps);
    assertArrayEquals(weights(straight), weights(run));
  }

  @Test
  void aMissingLogEndsNothing() throws IOException {
    Path run = stopped(3);
    Path log = run.resolve("losses.jsonl");
    Files.delete(log);
    open(run).resume();
    assertEquals(List.of(log + ": is missing; it begins anew"), said);
    assertEquals(3, JsonLines.read(log).size());
    assertArrayEquals(weights(straight), weights(run));
  }

  @Test
  void onlyOneTrainsARun() {
    Path run = stopped(3);
    long me = ProcessHandle.current().pid();
    open(run)
        .listener(
            report ->
                refused(
                    run + ": is being trained by process " + me + "; wait until that ends",
                    () -> open(run).resume()))
        .resume();
    assertEquals(List.of(), said);
    refused("6 steps already", () -> open(run).resume());
  }

  @Test
  void whatAKilledRunWasWritingIsCleared() throws IOException {
    Path run = stopped(3);
    Path half = run.resolve(".weights.safetensors." + UUID.randomUUID() + ".tmp");
    Path picture = run.resolve("samples/.step-000004.png." + UUID.randomUUID() + ".tmp");
    Path mine = run.resolve(".mine.tmp");
    for (Path file : List.of(half, picture, mine)) {
      Files.writeString(file, "half");
    }
    open(run).resume();
    assertFalse(Files.exists(half));
    assertFalse(Files.exists(picture));
    assertTrue(Files.exists(mine));
  }

  @Test
  void aRunWithoutACheckpointSaysWhatToDo() throws IOException {
    Path run = stopped(3);
    Files.delete(run.resolve("checkpoint.safetensors"));
    refused(
        "the run has no checkpoint.safetensors: it ended before its first checkpoint; repeat it",
        () -> open(run).resume());
    refused("holds a run that has no checkpoint yet", () -> small("mlp").into(run));
    Files.delete(run.resolve("weights.safetensors"));
    refused(
        "the run has no weights.safetensors: it ended before its first checkpoint; repeat it from"
            + " its config.json, into another folder",
        () -> open(run));
    refused("the output folder holds a run; resume that", () -> small("mlp").into(straight));
    Path fresh = folder.resolve("fresh");
    small("mlp")
        .steps(1)
        .into(fresh)
        .listener(
            report -> {
              try {
                Files.delete(fresh.resolve("weights.safetensors"));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              refused("it is being trained, and saved after a minute at most", () -> open(fresh));
            })
        .train();
  }

  @Test
  void usualFoldersDoNotCollide() {
    Path usual = folder.resolve("usual");
    Run run = small("mlp").steps(1).into(usual);
    Run one = run.in(OutputFolder.claim(usual));
    Run two = run.in(OutputFolder.claim(usual));
    assertEquals(usual, one.folder().path());
    assertEquals(folder.resolve("usual-2"), two.folder().path());
    one.train();
    two.train();
    OutputFolder.abandon(usual);
    assertTrue(Files.exists(one.folder().weights()));
    Path three = OutputFolder.claim(usual);
    assertTrue(Files.exists(three));
    OutputFolder.abandon(three);
    assertFalse(Files.exists(three));
  }

  @Test
  void aFlippedBitOfARunIsNamed() throws IOException {
    Path run = stopped(3);
    for (String name : List.of("weights.safetensors", "checkpoint.safetensors")) {
      byte[] bytes = Files.readAllBytes(run.resolve(name));
      bytes[bytes.length - 5] ^= 4;
      Files.write(run.resolve(name), bytes);
    }
    refused(run + "/weights.safetensors: damaged: the numbers of", () -> open(run).sampler());
    refused(run + "/checkpoint.safetensors: damaged: the numbers of", () -> open(run).resume());
  }

  @Test
  void whatIsNotFiniteIsNeverSaved() throws IOException {
    Path none = folder.resolve("none");
    String first =
        assertThrows(
                DivergedException.class,
                () -> small("dcgan").set("training.generator.rate", "1e30").into(none).train())
            .getMessage();
    assertTrue(first.endsWith("; no step before it was saved"), first);
    assertFalse(Files.exists(none.resolve("weights.safetensors")));

    Path run = stopped(3);
    byte[] good = weights(run);
    Path config = run.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.contains("\"rate\" : 2.0E-4"), text);
    Files.writeString(config, text.replace("\"rate\" : 2.0E-4", "\"rate\" : 1.0E38"));
    String later =
        assertThrows(
                DivergedException.class,
                () -> open(run).saving(Saving.USUAL.every(Duration.ZERO)).resume())
            .getMessage();
    assertTrue(later.startsWith("step "), later);
    assertTrue(later.contains("the last good checkpoint is of step "), later);
    assertTrue(later.endsWith(", in " + run), later);
    open(run).sampler().images(3, 1);
    assertEquals(good.length, weights(run).length);
  }

  @Test
  void someCheckpointsAreKept() throws IOException {
    Path out = folder.resolve("run");
    Saving saving = Saving.USUAL.every(Duration.ZERO).keep(2).snapshotEvery(2);
    small("mlp").steps(7).saving(saving).into(out).train();
    Snapshots snapshots = new RunFolder(out).snapshots();
    assertEquals(List.of(2L, 4L, 6L, 7L), snapshots.steps());
    assertArrayEquals(weights(straight), Files.readAllBytes(snapshots.weights(6)));
    assertArrayEquals(weights(out), Files.readAllBytes(snapshots.weights(7)));
    assertEquals(
        Run.open(straight).sampler().images(3, 1), Run.open(out).at("6").sampler().images(3, 1));
    refused("no checkpoint of step 5 is kept; there are 2, 4, 6, 7", () -> open(out).at("5"));
    refused("no checkpoint of this run was measured yet", () -> open(out).at("best"));
    refused("expected a step or best, got last", () -> open(out).at("last"));

    assertTrue(open(out).at("4").measured("distance", 3));
    assertFalse(open(out).at("2").measured("distance", 5));
    assertEquals(open(out).at("4").folder(), open(out).at("best").folder());
    assertTrue(open(out).measured("distance", 1));
    assertEquals(7, open(out).at("best").folder().step().getAsLong());

    // Those of later steps stay until the run gets there again; the best stays.
    byte[] seventh = weights(out);
    open(out).at("4").saving(Saving.USUAL).steps(8).resume();
    assertEquals(List.of(7L), snapshots.steps());
    assertArrayEquals(seventh, Files.readAllBytes(snapshots.weights(7)));
  }

  @Test
  void theNewestHasAStepToo() {
    Path run = stopped(3);
    assertEquals(open(run).folder(), open(run).at("3").folder());
    refused("no checkpoint of step 2 is kept; there are 3", () -> open(run).at("2"));
    assertTrue(open(run).measured("distance", 1));
    open(run).resume();
    assertEquals(3, open(run).at("best").folder().step().getAsLong());
  }

  static void refused(String message, Runnable work) {
    String text = assertThrows(InputException.class, work::run).getMessage();
    assertTrue(text.contains(message), text);
  }
}
