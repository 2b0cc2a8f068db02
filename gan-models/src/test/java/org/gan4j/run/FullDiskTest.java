package org.gan4j.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.io.InputException;
import org.gan4j.train.StopRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A checkpoint that can't be written, as on a full disk, behind a quota or in a folder that became
 * read-only: from the second step on a folder lies where the weights have to be.
 */
class FullDiskTest {

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private final StopRequest stop = new StopRequest();

  private Path out() {
    return folder.resolve("run");
  }

  private Path weights() {
    return out().resolve("weights.safetensors");
  }

  private Path aside() {
    return folder.resolve("aside");
  }

  private Run run(boolean waits, Consumer<String> notices) {
    return SavedRunTest.small("mlp")
        .saving(Saving.USUAL.every(Duration.ZERO).keep(3).waitsForDisk(waits))
        .into(out())
        .stopAt(stop)
        .notices(
            line -> {
              said.add(line);
              notices.accept(line);
            })
        .listener(
            report -> {
              if (report.step() == 1) {
                block();
              }
            });
  }

  private void block() {
    try {
      Files.move(weights(), aside());
      Files.createDirectories(weights().resolve("in the way"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unblock() {
    try {
      Files.delete(weights().resolve("in the way"));
      Files.delete(weights());
      Files.move(aside(), weights());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertEndsAsUndisturbed() throws IOException {
    Path calm = folder.resolve("calm");
    SavedRunTest.small("mlp").into(calm).train();
    for (String file : List.of("weights.safetensors", "checkpoint.safetensors")) {
      assertEquals(-1, Files.mismatch(calm.resolve(file), out().resolve(file)), file);
    }
  }

  @Test
  void endsTheRunAndWhatWasWholeStaysWhole() throws IOException {
    Run run = run(false, line -> {});
    InputException e = assertThrows(InputException.class, run::train);
    assertTrue(e.getMessage().startsWith(weights() + ": can't be written: "), e::getMessage);
    assertEquals(List.of(1L), run.folder().snapshots().steps());
    unblock();
    assertEquals(
        -1,
        Files.mismatch(weights(), run.folder().snapshots().weights(1)),
        "the weights of step 1");
    assertTrue(Run.open(out()).resume().complete());
    assertEndsAsUndisturbed();
  }

  @Test
  void orTheRunWaitsUntilThereIsRoom() throws IOException {
    assertTrue(run(true, line -> unblock()).train().complete());
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).startsWith(weights() + ": can't be written: "), said::toString);
    assertTrue(said.get(0).endsWith("; the run waits until it can be"), said::toString);
    assertEndsAsUndisturbed();
  }

  @Test
  void aRunThatWaitsCanBeEnded() throws IOException {
    Run run = run(true, line -> stop.stop());
    InputException e = assertThrows(InputException.class, run::train);
    assertTrue(e.getMessage().startsWith(weights() + ": can't be written: "), e::getMessage);
    unblock();
    assertTrue(Run.open(out()).resume().complete());
    assertEndsAsUndisturbed();
  }
}
