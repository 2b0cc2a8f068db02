package org.gan4j.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;
import org.gan4j.io.Npy;
import org.gan4j.io.TensorData;
import org.gan4j.metrics.FeatureStatistics;
import org.gan4j.models.extractor.Extractors;
import org.gan4j.models.extractor.FeatureExtractor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares two sets that lie in files: folders of images, {@code .npy} files of images {@code [N,
 * H, W, C]} in [-1, 1] or of features {@code [N, D]}, {@code .npz} files with {@code mu} and {@code
 * sigma}.
 *
 * @param real those of the data
 * @param fake those of the samples
 */
public record TwoSets(Path real, Path fake) {

  private static final int IMAGES = 4;
  private static final int FEATURES = 2;

  /**
   * Measures.
   *
   * @param settings what is measured; its count is the most that are taken of a folder
   * @param extractors where the extractor comes from
   * @return the figures
   * @throws InputException if something can't be read, or a figure that is named can't be had
   */
  public Evaluation evaluate(EvaluationSettings settings, Extractors extractors) {
    Side ofReal = read(real, settings);
    Side ofFake = read(fake, settings);
    boolean images = ofReal.images().isPresent() || ofFake.images().isPresent();
    Optional<ImageData> labelled =
        images && ofReal.images().orElse(null) instanceof FolderImages folder
            ? folder.labelled()
            : Optional.empty();
    Optional<FeatureExtractor> extractor =
        images ? extractors.find(settings.extractor(), labelled) : Optional.empty();
    try (Comparison comparison =
        new Comparison(
            "samples",
            ofReal,
            ofFake,
            extractor,
            Optional.empty(),
            Optional.empty(),
            labelled.map(set -> set.classNames().size()).orElse(0),
            settings.seed())) {
      Evaluation evaluation = Evaluation.of(settings.metrics(), List.of(comparison));
      if (evaluation.figures().isEmpty()) {
        throw new InputException(
            real + " and " + fake + ": nothing to compare them by; name --extractor");
      }
      return evaluation;
    } finally {
      extractor.ifPresent(FeatureExtractor::close);
    }
  }

  private static Side read(Path path, EvaluationSettings settings) {
    if (Files.isDirectory(path)) {
      return Side.of(FolderImages.of(path, settings.count(), settings.seed()));
    }
    if (!Files.isRegularFile(path)) {
      throw InputException.at(path, "no such file or folder");
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) {
      return Side.ofStatistics("statistics of " + path, FeatureStatistics.read(path));
    }
    if (name.endsWith(".npy")) {
      return array(path);
    }
    throw InputException.at(
        path, "expected a folder of images, .npy of images or features, or .npz of statistics");
  }

  private static Side array(Path path) {
    TensorData tensor = Npy.read(path);
    long[] shape = tensor.shape();
    if (tensor.type().dataType() != DataType.FLOAT && tensor.type().dataType() != DataType.DOUBLE
        || shape.length != FEATURES && shape.length != IMAGES) {
      throw InputException.at(
          path,
          "expected floating-point images [N, H, W, C] in [-1, 1] or features [N, D], got "
              + tensor.type()
              + " "
              + Arrays.toString(shape));
    }
    INDArray values = Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
    tensor.copyTo(values);
    return shape.length == FEATURES
        ? Side.ofFeatures("features of " + path, values)
        : Side.of(new ArrayImages(values, path.toString()));
  }
}
