package org.gan4j.run;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.models.Model;
import org.gan4j.models.Preview;
import org.gan4j.nn.Network;
import org.gan4j.nn.WeightsFile;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.DivergedException;
import org.gan4j.train.Trainer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Saves a run: the networks, and all that it needs to go on; only what is finite. */
final class Checkpoints {

  /** How long a run waits before it tries again to write a checkpoint: twice as long each time. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RunFolder folder;
  private final RunConfig config;
  private final Model model;
  private final Preview preview;
  private final Watching watching;
  private long lastStep;

  /**
   * The checkpoints of a run.
   *
   * @param folder where they go
   * @param config what the run is made of
   * @param model the networks
   * @param preview what is drawn of them
   * @param watching who is told, and may end the run
   */
  Checkpoints(RunFolder folder, RunConfig config, Model model, Preview preview, Watching watching) {
    this.folder = folder;
    this.config = config;
    this.model = model;
    this.preview = preview;
    this.watching = watching;
  }

  /** The last step that is saved; 0 if there is none. */
  long lastStep() {
    return lastStep;
  }

  /** Takes note of the checkpoint that a run goes on from. */
  void goOnFrom(long step) {
    lastStep = step;
  }

  /**
   * Saves a run as it is now, in place of the checkpoint before.
   *
   * @param trainer the training
   * @param images its data
   * @throws DivergedException if a weight, the updaters' state or a sample isn't finite; nothing is
   *     written then
   * @throws InputException if it can't be written, and the run isn't to wait
   */
  void save(Trainer trainer, BatchSource images) {
    requireFinite(trainer);
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        write(trainer, images);
        lastStep = trainer.stepsTaken();
        return;
      } catch (InputException e) {
        if (!config.saving().waitsForDisk() || !(e.getCause() instanceof IOException)) {
          throw e;
        }
        if (pause.equals(FIRST_PAUSE)) {
          watching.notices().say(e.getMessage() + "; the run waits until it can be");
        }
        if (!wait(pause)) {
          throw e;
        }
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Waits; false if the run was asked to end meanwhile. */
  private boolean wait(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    while (System.nanoTime() < end) {
      if (watching.stop().made()) {
        return false;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void write(Trainer trainer, BatchSource images) {
    WeightsFile.write(
        folder.weights(),
        Map.of("model", config.model()),
        model.networks().toArray(Network<?>[]::new));
    Checkpoint.write(folder.checkpoint(), trainer, images);
    Saving saving = config.saving();
    Snapshots snapshots = folder.snapshots();
    long step = trainer.stepsTaken();
    if (saving.keep() > 1 || saving.isSnapshot(step)) {
      snapshots.add(folder, step);
    }
    snapshots.prune(saving, step);
  }

  private void requireFinite(Trainer trainer) {
    Map<String, INDArray> all = new LinkedHashMap<>();
    model.networks().forEach(network -> all.putAll(network.state()));
    all.putAll(trainer.step().state());
    all.forEach((name, array) -> requireFinite(name, array, trainer.stepsTaken()));
    requireFinite("the samples", preview.images(), trainer.stepsTaken());
  }

  private static void requireFinite(String what, INDArray array, long step) {
    if (!TensorData.of(array).isFinite()) {
      throw new DivergedException(
          "step "
              + step
              + ": NaN or infinity in "
              + what
              + ", which is why it isn't saved; lower the learning rate, clip gradients or take"
              + " another loss");
    }
  }
}
