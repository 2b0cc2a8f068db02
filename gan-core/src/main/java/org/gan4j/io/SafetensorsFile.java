package org.gan4j.io;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param path where it was read from
 * @param metadata the free strings of {@code __metadata__}, in the file's order
 * @param tensors by name, in the file's order
 */
public record SafetensorsFile(
    Path path, Map<String, String> metadata, Map<String, TensorData> tensors) {

  /** Copies both maps. */
  public SafetensorsFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * A tensor that must be there.
   *
   * @param name its name
   * @return the tensor
   * @throws InputException if the file has none of that name
   */
  public TensorData tensor(String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw InputException.at(path, "no tensor \"" + name + "\"; the file has " + tensors.keySet());
    }
    return tensor;
  }

  /**
   * A string of the metadata that must be there.
   *
   * @param key its key
   * @return the string
   * @throws InputException if the file has none of that key
   */
  public String metadata(String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw InputException.at(
          path, "no metadata \"" + key + "\"; the file has " + metadata.keySet());
    }
    return value;
  }
}
