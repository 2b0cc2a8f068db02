package org.gan4j.nn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.io.InputException;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.io.TensorData;
import org.gan4j.io.TensorType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters and buffers of networks in a safetensors file, each as a tensor named by its path.
 * The same networks with the same values give the same bytes.
 */
public final class WeightsFile {

  private WeightsFile() {}

  /**
   * Writes networks to a file, whole or not at all.
   *
   * @param path the file; one of that name is replaced
   * @param metadata free strings to go with them
   * @param networks networks of different names
   * @throws InputException if the file can't be written
   * @throws IllegalStateException if a weight is NaN or infinite; nothing is written then
   */
  public static void write(Path path, Map<String, String> metadata, Network<?>... networks) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (Network<?> network : networks) {
      network
          .lock()
          .reading(() -> copy(network))
          .forEach(
              (name, tensor) -> {
                if (tensors.put(name, tensor) != null) {
                  throw new IllegalArgumentException(
                      "networks: two of them have " + name + "; give them different names");
                }
              });
    }
    Safetensors.write(path, metadata, tensors);
  }

  private static Map<String, TensorData> copy(Network<?> network) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    network
        .state()
        .forEach(
            (name, array) -> {
              TensorData tensor = TensorData.of(array);
              if (!tensor.isFinite()) {
                throw new IllegalStateException(
                    name + ": NaN or infinity; weights that aren't finite aren't saved");
              }
              tensors.put(name, tensor);
            });
    return tensors;
  }

  /**
   * Reads networks from a file. Tensors of networks that aren't asked for are passed over; none is
   * changed if one of those that are doesn't fit.
   *
   * @param path the file
   * @param networks the networks to load, found by their names; modified
   * @return the file's metadata
   * @throws InputException if the file can't be read, a network's tensors aren't exactly the file's
   *     of that name, or one of them is NaN or infinite
   */
  public static Map<String, String> load(Path path, Network<?>... networks) {
    SafetensorsFile file = Safetensors.read(path);
    Map<Network<?>, Map<String, INDArray>> states = new LinkedHashMap<>();
    for (Network<?> network : networks) {
      Map<String, INDArray> state = new LinkedHashMap<>();
      file.tensors()
          .forEach(
              (name, tensor) -> {
                if (name.startsWith(network.name() + ".")) {
                  state.put(name, floatingPoint(path, name, tensor).toArray());
                }
              });
      try {
        StateMismatch.check(network.name(), network.state(), state);
      } catch (IllegalArgumentException e) {
        throw InputException.at(path, e);
      }
      states.put(network, state);
    }
    states.forEach(Network::load);
    return file.metadata();
  }

  private static TensorData floatingPoint(Path path, String name, TensorData tensor) {
    if (tensor.type() != TensorType.F32 && tensor.type() != TensorType.F64) {
      throw InputException.at(path, name + ": expected F32 or F64, got " + tensor);
    }
    if (!tensor.isFinite()) {
      throw InputException.at(
          path, name + ": NaN or infinity; the training diverged, take an earlier checkpoint");
    }
    return tensor;
  }
}
