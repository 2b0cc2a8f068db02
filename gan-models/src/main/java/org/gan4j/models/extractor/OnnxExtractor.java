package org.gan4j.models.extractor;

import java.nio.file.Path;
import org.gan4j.io.InputException;

/** Any ONNX model as an extractor, run by ONNX Runtime, which has to be on the class path. */
public final class OnnxExtractor {

  private OnnxExtractor() {}

  /**
   * A model of a file.
   *
   * @param file the model, {@code .onnx}
   * @param choice which of its outputs are features, how images are resized and scaled
   * @return the extractor
   * @throws InputException if the file is no model, or has no such output, or ONNX Runtime isn't
   *     there
   */
  public static FeatureExtractor load(Path file, ExtractorChoice choice) {
    throw InputException.at(file, "ONNX models can't be run yet");
  }
}
