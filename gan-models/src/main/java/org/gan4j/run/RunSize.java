package org.gan4j.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.gan4j.backend.ProcessMemory;
import org.gan4j.nn.Network;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run takes, estimated before its first step.
 *
 * @param memory resident bytes of the process while it trains; empty where the model's step can't
 *     say
 * @param checkpoint bytes of a checkpoint with its weights
 * @param disk bytes of all checkpoints that stay, with room to write the next
 */
public record RunSize(OptionalLong memory, long checkpoint, long disk) {

  /** What the pool of arrays may hold beside what is in use: an eighth. */
  private static final double POOL = 9.0 / 8;

  /** Java's own memory, as far as it isn't in use before the first step. */
  private static final long JAVA = 64L << 20;

  /**
   * The size of a run whose networks and step are made, and that has taken no step yet.
   *
   * @param networks what a file of weights holds
   * @param step how they are trained
   * @param config what the run is made of
   * @return the size
   */
  static RunSize of(List<Network<?>> networks, TrainingStep step, RunConfig config) {
    long weights = networks.stream().mapToLong(one -> bytes(one.state().values())).sum();
    long checkpoint = weights + bytes(step.state().values());
    Saving saving = config.saving();
    long stay = saving.snapshotEvery() == 0 ? 0 : config.course().steps() / saving.snapshotEvery();
    OptionalLong graphs = step.graphBytes(config.training().batch());
    return new RunSize(
        graphs.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(
                ProcessMemory.resident() + weights + Math.round(POOL * graphs.getAsLong()) + JAVA),
        checkpoint,
        (1 + saving.keep() + stay) * checkpoint);
  }

  private static long bytes(Collection<INDArray> arrays) {
    return arrays.stream().mapToLong(one -> one.length() * one.dataType().width()).sum();
  }

  /**
   * What there is to say of it.
   *
   * @param folder where the run goes
   * @return a line, and one more for what isn't there
   */
  List<String> lines(Path folder) {
    StringBuilder line = new StringBuilder();
    memory.ifPresent(
        bytes -> line.append("holds about ").append(text(bytes)).append(" of memory, "));
    line.append("writes ").append(text(checkpoint)).append(" a checkpoint, ");
    line.append(text(disk)).append(" of disk in all");
    String warning = warning(folder);
    return warning.isEmpty() ? List.of(line.toString()) : List.of(line.toString(), warning);
  }

  private String warning(Path folder) {
    long allowed = ProcessMemory.allowed();
    if (memory.orElse(0) > allowed) {
      return "only " + text(allowed) + " of memory may be used; a smaller batch needs less";
    }
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      return room < disk
          ? "only " + text(room) + " are free where " + folder + " lies; keep fewer checkpoints"
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(long bytes) {
    return bytes >= 1e9
        ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%.0f MB", Math.max(1, bytes / 1e6));
  }
}
