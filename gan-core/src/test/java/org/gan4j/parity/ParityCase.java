package org.gan4j.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.io.TensorData;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One file of reference values: what it is about, its attributes and its tensors. */
record ParityCase(String name, SafetensorsFile file, JsonNode attributes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ParityCase read(Path path) {
    SafetensorsFile file = Safetensors.read(path);
    String name = path.getFileName().toString().replace(".safetensors", "");
    try {
      return new ParityCase(name, file, JSON.readTree(file.metadata().getOrDefault("attrs", "{}")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(path + ": attrs isn't JSON", e);
    }
  }

  String metadata(String key) {
    return file.metadata(key);
  }

  boolean has(String tensor) {
    return file.tensors().containsKey(tensor);
  }

  double number(String attribute) {
    JsonNode value = attributes.get(attribute);
    if (value == null || !value.isNumber()) {
      throw new IllegalArgumentException(attribute + ": expected a number in attrs " + attributes);
    }
    return value.doubleValue();
  }

  int integer(String attribute) {
    return Math.toIntExact(Math.round(number(attribute)));
  }

  /** A tensor's numbers in the order of a layout. */
  double[] numbers(String tensor, Layout layout) {
    TensorData data = file.tensor(tensor);
    return layout.numbers(data.toDoubles(), data.shape());
  }

  double scalar(String tensor) {
    return file.tensor(tensor).toDoubles()[0];
  }

  int rank(String tensor) {
    return file.tensor(tensor).shape().length;
  }

  /** A tensor as float32 in a layout, the caller's. */
  INDArray array(String tensor, Layout layout) {
    TensorData data = file.tensor(tensor);
    double[] numbers = layout.numbers(data.toDoubles(), data.shape());
    return Nd4j.createFromArray(numbers)
        .castTo(DataType.FLOAT)
        .reshape('c', layout.shape(data.shape()));
  }

  Variable leaf(String tensor, Layout layout) {
    return Variable.leaf(array(tensor, layout));
  }

  Variable constant(String tensor, Layout layout) {
    return Variable.constant(array(tensor, layout));
  }
}
