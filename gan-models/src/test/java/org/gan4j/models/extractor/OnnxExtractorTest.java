package org.gan4j.models.extractor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.data.ImageData;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Classifiers of others, which have the accuracy here that they have elsewhere. */
class OnnxExtractorTest {

  private static final Path DATA =
      Path.of(System.getProperty("gan4j.data.dir", "../../shared/data"));

  private static Path file(String name) {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), file + " is absent; set -Dgan4j.data.dir to run this");
    return file;
  }

  private static ExtractorChoice resnet() {
    return ExtractorChoice.of(file("models/resnet20-cifar10.onnx").toString())
        .layer("features")
        .scaling(
            new PixelScaling(
                List.of(0.485 * 255, 0.456 * 255, 0.406 * 255),
                List.of(0.229 * 255, 0.224 * 255, 0.225 * 255),
                PixelScaling.Order.RGB));
  }

  private static FeatureExtractor load(ExtractorChoice choice) {
    return OnnxExtractor.load(Path.of(String.valueOf(choice.file())), choice);
  }

  private static double accuracy(FeatureExtractor extractor, ImageData data, int count) {
    int right = 0;
    for (int begin = 0; begin < count; begin += 50) {
      int[] indices = IntStream.range(begin, begin + 50).toArray();
      INDArray images = Nd4j.createUninitialized(DataType.FLOAT, data.shape().batch(50));
      data.read(indices, images);
      Extracted seen = extractor.extract(images);
      INDArray logits = seen.logits().orElse(seen.features());
      for (int i = 0; i < 50; i++) {
        float[] row = HostArrays.floats(HostArrays.rows(logits, i, i + 1));
        int best = IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
        right += best == data.label(indices[i]) ? 1 : 0;
      }
    }
    return (double) right / count;
  }

  /** 91.73 % of all 10,000, as its authors report. */
  @Test
  void resnetSeesCifar() {
    try (FeatureExtractor extractor = load(resnet())) {
      assertEquals(64, extractor.protocol().features());
      assertEquals(10, extractor.classes());
      assertEquals("resnet20-cifar10.onnx", extractor.protocol().name());
      assertEquals("features", extractor.protocol().layer());
      double accuracy =
          accuracy(extractor, ImageData.cifar10Test(file("cifar-10-batches-bin")), 500);
      assertTrue(accuracy > 0.89 && accuracy < 0.95, "accuracy " + accuracy);
    }
  }

  /** A model of one image at a time, whose only output are the logits. */
  @Test
  void mnistClassifierTakesOneImageAtATime() {
    ExtractorChoice choice =
        ExtractorChoice.of(file("models/mnist-8-simplified.onnx").toString())
            .scaling(new PixelScaling(List.of(0.0), List.of(1.0), PixelScaling.Order.RGB));
    try (FeatureExtractor extractor = load(choice)) {
      assertEquals(10, extractor.protocol().features());
      double accuracy = accuracy(extractor, ImageData.mnistTest(file("mnist")), 200);
      assertTrue(accuracy > 0.96, "accuracy " + accuracy);
    }
  }

  /** A layer that is none of the model's outputs. */
  @Test
  void aValueWithinTheModelIsALayerToo() {
    ExtractorChoice choice =
        ExtractorChoice.of(file("models/squeezenet1.0-deepcompression.onnx").toString())
            .layer("fire9/concat")
            .scaling(
                new PixelScaling(
                    List.of(104.0, 117.0, 123.0), List.of(1.0), PixelScaling.Order.BGR));
    try (FeatureExtractor extractor = load(choice)) {
      assertEquals(512, extractor.protocol().features());
      assertEquals(1000, extractor.classes());
      assertEquals(
          "pytorch to 224x224x3, (pixel - [104.0, 117.0, 123.0]) / [1.0], bgr",
          extractor.protocol().resizing());
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    ExtractorChoice choice = resnet().layer("nothing");
    assertEquals(
        choice.file() + ": nothing in the model is named nothing; its outputs are logits, features",
        assertThrows(InputException.class, () -> load(choice)).getMessage());
  }

  @Test
  void whatIsNoModelIsRefused() throws Exception {
    Path file = Files.createTempFile("no", ".onnx");
    try {
      Files.writeString(file, "no model");
      String message =
          assertThrows(InputException.class, () -> load(ExtractorChoice.of(file.toString())))
              .getMessage();
      assertTrue(message.startsWith(file + ": "), message);
    } finally {
      Files.delete(file);
    }
  }
}
