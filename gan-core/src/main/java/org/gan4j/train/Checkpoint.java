package org.gan4j.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.data.BatchPosition;
import org.gan4j.data.BatchSource;
import org.gan4j.io.InputException;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.io.TensorData;
import org.gan4j.io.TensorType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything that a run needs to go on as if it had never stopped, in one safetensors file:
 * weights, optimizer state, averages, random streams, and where the data stood.
 */
public final class Checkpoint {

  private static final String STEPS = "steps";
  private static final String IMAGES = "images";
  private static final String POSITION = "data.position";

  private Checkpoint() {}

  /**
   * Writes a checkpoint; the file appears whole or not at all.
   *
   * @param file where to
   * @param trainer the run
   * @param data its data
   * @throws DivergedException if the state isn't finite; nothing is written then
   */
  public static void write(Path file, Trainer trainer, BatchSource data) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    trainer
        .step()
        .state()
        .forEach(
            (name, array) -> {
              TensorData tensor = TensorData.of(array);
              if (!tensor.isFinite()) {
                throw new DivergedException(
                    name
                        + ": NaN or infinity after step "
                        + trainer.stepsTaken()
                        + "; a state that isn't finite isn't saved");
              }
              tensors.put(name, tensor);
            });
    trainer.step().counters().forEach((name, value) -> tensors.put(name, TensorData.longs(value)));
    tensors.put(POSITION, TensorData.longs(data.position().toLongs()));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEPS, Long.toString(trainer.stepsTaken()));
    metadata.put(IMAGES, Long.toString(trainer.imagesSeen()));
    Safetensors.write(file, metadata, tensors);
  }

  /**
   * Continues from a checkpoint.
   *
   * @param file what {@link #write} wrote
   * @param trainer a trainer set up as the one that was written
   * @param data the same data
   * @throws InputException if the file isn't a checkpoint of such a trainer
   */
  public static void restore(Path file, Trainer trainer, BatchSource data) {
    SafetensorsFile saved = Safetensors.read(file);
    Map<String, INDArray> state = trainer.step().state();
    state.forEach((name, array) -> checkState(file, saved, name, array.shape()));
    Map<String, long[]> counters = new LinkedHashMap<>();
    trainer
        .step()
        .counters()
        .forEach(
            (name, value) -> {
              check(file, saved, name, new long[] {value.length});
              counters.put(name, longs(file, saved, name));
            });
    state.forEach((name, array) -> saved.tensor(name).copyTo(array));
    try {
      trainer.step().restoreCounters(counters);
      trainer.resumeAt(number(file, saved, STEPS), number(file, saved, IMAGES));
      data.resume(BatchPosition.ofLongs(longs(file, saved, POSITION)));
    } catch (IllegalArgumentException e) {
      throw InputException.at(file, e);
    }
  }

  private static long[] longs(Path file, SafetensorsFile saved, String name) {
    TensorData tensor = saved.tensor(name);
    if (tensor.type() != TensorType.I64) {
      throw InputException.at(file, name + ": expected whole numbers, got " + tensor);
    }
    return tensor.toLongs();
  }

  /**
   * How far a run had come when a checkpoint was written.
   *
   * @param file what {@link #write} wrote
   * @return the steps that it had taken
   * @throws InputException if the file isn't a checkpoint
   */
  public static long steps(Path file) {
    return number(file, Safetensors.read(file), STEPS);
  }

  private static void check(Path file, SafetensorsFile saved, String name, long[] shape) {
    TensorData tensor = saved.tensors().get(name);
    if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
      throw InputException.at(
          file,
          name
              + ": expected "
              + Arrays.toString(shape)
              + ", got "
              + (tensor == null ? "nothing" : Arrays.toString(tensor.shape()))
              + "; the checkpoint is of a run with other settings");
    }
  }

  private static void checkState(Path file, SafetensorsFile saved, String name, long[] shape) {
    check(file, saved, name, shape);
    TensorData tensor = saved.tensor(name);
    if (tensor.type() != TensorType.F32 && tensor.type() != TensorType.F64) {
      throw InputException.at(file, name + ": expected F32 or F64, got " + tensor);
    }
    if (!tensor.isFinite()) {
      throw InputException.at(
          file, name + ": NaN or infinity; the training diverged, take an earlier checkpoint");
    }
  }

  private static long number(Path file, SafetensorsFile saved, String key) {
    String value = saved.metadata(key);
    if (!value.matches("\\d{1,18}")) {
      throw InputException.at(file, key + ": expected a number, got " + value);
    }
    return Long.parseLong(value);
  }
}
