package org.gan4j.models.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.io.TensorData;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reference values of one model: what it is, how it was made, and its tensors. */
public record ModelCase(String name, SafetensorsFile file) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often PyTorch's own error in float32 is allowed. */
  private static final double ERRORS = 10;

  static ModelCase read(Path path) {
    return new ModelCase(
        path.getFileName().toString().replace(".safetensors", ""), Safetensors.read(path));
  }

  /** What to build. */
  public String model() {
    return file.metadata().getOrDefault("model", "?");
  }

  public String metadata(String key) {
    return file.metadata(key);
  }

  /** JSON of the metadata; empty where there is none of that key. */
  public JsonNode json(String key) {
    try {
      return JSON.readTree(file.metadata().getOrDefault(key, "{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(key + ": isn't JSON", e);
    }
  }

  /** An integer of the source's own configuration, by a path as {@code G.nz}. */
  public int config(String path) {
    JsonNode value = json("config").at("/" + path.replace('.', '/'));
    if (!value.isInt()) {
      throw new IllegalArgumentException(path + ": expected a number in " + json("config"));
    }
    return value.intValue();
  }

  /** A word of the source's own configuration. */
  public String word(String path) {
    return json("config").at("/" + path.replace('.', '/')).asText();
  }

  public boolean has(String tensor) {
    return file.tensors().containsKey(tensor);
  }

  public double[] numbers(String tensor) {
    return file.tensor(tensor).toDoubles();
  }

  public long[] shape(String tensor) {
    return file.tensor(tensor).shape();
  }

  /** A tensor as float32, images {@code [N, H, W, C]}. */
  public INDArray array(String tensor) {
    TensorData data = file.tensor(tensor);
    INDArray array =
        Nd4j.createFromArray(data.toDoubles())
            .castTo(DataType.FLOAT)
            .reshape('c', data.shape().length == 0 ? new long[] {1} : data.shape());
    return array.rank() == 4 ? array.permute(0, 2, 3, 1).dup('c') : array;
  }

  /** Integers of the inputs. */
  public int[] labels(String tensor) {
    long[] longs = file.tensor(tensor).toLongs();
    int[] labels = new int[longs.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.toIntExact(longs[i]);
    }
    return labels;
  }

  /** The tensors whose names begin with a prefix, without it. */
  public Map<String, TensorData> under(String prefix) {
    Map<String, TensorData> found = new LinkedHashMap<>();
    file.tensors()
        .forEach(
            (key, tensor) -> {
              if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), tensor);
              }
            });
    return found;
  }

  /** The error that is allowed of a kind of tensors: {@code out}, {@code grad} or {@code r1}. */
  public double tolerance(String kind) {
    double least =
        switch (kind) {
          case "out" -> 1e-5;
          case "grad" -> 3e-5;
          case "r1" -> 1e-4;
          default -> throw new IllegalArgumentException(kind);
        };
    return Math.max(ERRORS * json("f32_error").path(kind).asDouble(0), least);
  }
}
