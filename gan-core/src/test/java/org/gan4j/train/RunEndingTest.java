package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.data.Batches;
import org.gan4j.kernel.select.KernelProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a run before its length is reached, and what doesn't. */
class RunEndingTest {

  private final List<String> said = new ArrayList<>();
  private final List<Long> steps = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  private Trainer trainer(TrainListener... listeners) {
    return Trainer.of(
            AdversarialStep.of(SmallGan.create(5, KernelProviders.standard())).step(), listeners)
        .notices(new Notices(said::add));
  }

  private static void run(Trainer trainer, long steps) {
    try (Batches batches = SmallGan.batches()) {
      trainer.run(batches, TrainingLength.steps(steps));
    }
  }

  /** A listener that can fail. */
  private final class Failing implements TrainListener {
    private final RuntimeException atStep;
    private final RuntimeException atClose;
    private final boolean essential;

    Failing(RuntimeException atStep, RuntimeException atClose, boolean essential) {
      this.atStep = atStep;
      this.atClose = atClose;
      this.essential = essential;
    }

    @Override
    public void stepped(StepReport report) {
      if (atStep != null) {
        throw atStep;
      }
    }

    @Override
    public void close() {
      closed.add("failing");
      if (atClose != null) {
        throw atClose;
      }
    }

    @Override
    public boolean essential() {
      return essential;
    }
  }

  private final class Counting implements TrainListener {
    @Override
    public void stepped(StepReport report) {
      steps.add(report.step());
    }

    @Override
    public void close() {
      closed.add("counting");
    }
  }

  @Test
  void aRequestEndsItAfterTheStep() {
    StopRequest stop = new StopRequest();
    Trainer trainer =
        trainer(
                report -> {
                  if (report.step() == 3) {
                    stop.stop();
                  }
                },
                new Counting())
            .stopAt(stop);
    run(trainer, 10);
    assertEquals(List.of(1L, 2L, 3L), steps);
    assertEquals(3, trainer.stepsTaken());
    assertEquals(List.of("counting"), closed);
    run(trainer, 10);
    assertEquals(3, trainer.stepsTaken());
  }

  @Test
  void anInterruptEndsItAfterTheStepWithItsFilesWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("checkpoint.safetensors");
    Path log = folder.resolve("losses.jsonl");
    List<Trainer> trained = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try (Batches batches = SmallGan.batches()) {
                Trainer trainer =
                    trainer(
                        report -> {
                          if (report.step() == 2) {
                            Thread.currentThread().interrupt();
                          }
                        },
                        new LossLog(log));
                trainer.run(batches, TrainingLength.steps(10));
                Checkpoint.write(file, trainer, batches);
                assertTrue(Thread.currentThread().isInterrupted());
                trained.add(trainer);
              }
            });
    thread.start();
    thread.join();
    assertEquals(2, trained.get(0).stepsTaken());
    assertEquals(List.of(), said);
    assertEquals(2, Files.readAllLines(log).size());
    Trainer resumed = trainer();
    try (Batches batches = SmallGan.batches()) {
      Checkpoint.restore(file, resumed, batches);
    }
    assertEquals(2, resumed.stepsTaken());
  }

  @Test
  void aListenerThatThrowsIsNamedOnceAndTheRunGoesOn() {
    TrainListener failing = new Failing(new IllegalStateException("broken\nby me"), null, false);
    run(trainer(failing, new Counting()), 3);
    assertEquals(List.of(1L, 2L, 3L), steps);
    assertEquals(
        List.of(
            "listener org.gan4j.train.RunEndingTest$Failing: java.lang.IllegalStateException:"
                + " broken; the run goes on"),
        said);
    said.clear();
    run(
        trainer(
            report -> {
              throw new NoClassDefFoundError("java/awt/Font");
            }),
        1);
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("listener org.gan4j.train.RunEndingTest: "), said::toString);
  }

  @Test
  void whatAnEssentialListenerThrowsEndsTheRunAndAllAreClosed() {
    RuntimeException first = new IllegalStateException("disk");
    RuntimeException second = new IllegalStateException("close");
    Trainer trainer = trainer(new Failing(first, second, true), new Counting());
    assertSame(first, assertThrows(IllegalStateException.class, () -> run(trainer, 3)));
    assertEquals(List.of(second), List.of(first.getSuppressed()));
    assertEquals(List.of("failing", "counting"), closed);
    assertEquals(List.of(), steps);
  }

  @Test
  void aCloseThatThrowsHidesNothingAndSkipsNobody() {
    RuntimeException close = new IllegalStateException("close");
    RuntimeException real = new IllegalStateException("real");
    Trainer one =
        trainer(new Failing(null, close, false), new Failing(real, null, true), new Counting());
    assertSame(real, assertThrows(IllegalStateException.class, () -> run(one, 3)));
    assertEquals(List.of("failing", "failing", "counting"), closed);
    assertEquals(1, said.size());

    closed.clear();
    Trainer other = trainer(new Failing(null, close, true), new Counting());
    assertSame(close, assertThrows(IllegalStateException.class, () -> run(other, 2)));
    assertEquals(List.of("failing", "counting"), closed);
    assertEquals(List.of(1L, 2L), steps);
  }

  @Test
  void aFailedAssertionIsThrown() {
    Trainer trainer =
        trainer(
            report -> {
              throw new AssertionError("test");
            });
    assertThrows(AssertionError.class, () -> run(trainer, 1));
    assertFalse(said.toString().contains("test"));
  }
}
