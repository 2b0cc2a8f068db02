package org.gan4j.models.extractor;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.models.classifier.SmallClassifier;
import org.gan4j.nn.Inference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small classifier that was trained on the labelled images themselves, as an extractor: the
 * features are its hidden layer. Figures by it can be compared where the images and the machine are
 * the same, not with the FID.
 *
 * @param classifier the classifier
 * @param images the extents of the images that it takes
 * @param accuracy of images that it wasn't trained on, in [0, 1]
 * @param data what it was trained on: the images' digest
 */
public record ClassifierExtractor(
    SmallClassifier classifier, ImageShape images, double accuracy, String data)
    implements FeatureExtractor {

  private static final Resizing RESIZING = Resizing.CLEAN;

  @Override
  public Extracted extract(INDArray samples) {
    try (INDArray pixels = images.channels() == 1 ? Pixels.grey(samples) : Pixels.colour(samples)) {
      return Inference.run(
          classifier.network(),
          () -> {
            Variable hidden = classifier.body().apply(Variable.constant(input(pixels, images)));
            Variable logits = classifier.head().apply(hidden);
            return new Extracted(hidden.value().dup('c'), Optional.of(logits.value().dup('c')));
          });
    }
  }

  /** In the classifier's size, [-1, 1]. */
  static INDArray input(INDArray pixels, ImageShape to) {
    ImageShape from =
        new ImageShape((int) pixels.size(1), (int) pixels.size(2), (int) pixels.size(3));
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, to.batch(pixels.size(0)));
    for (int i = 0; i < pixels.size(0); i++) {
      float[] image = HostArrays.floats(HostArrays.rows(pixels, i, i + 1));
      float[] resized =
          from.equals(to) ? image : RESIZING.resize(image, from, to.height(), to.width());
      for (int k = 0; k < resized.length; k++) {
        resized[k] = resized[k] / 127.5f - 1;
      }
      HostArrays.write(resized, HostArrays.rows(out, i, i + 1));
    }
    return out;
  }

  @Override
  public ExtractorProtocol protocol() {
    return new ExtractorProtocol(
        String.format(
            Locale.ROOT,
            "classifier trained on %s, accuracy %.1f%% on held-out images",
            data,
            100 * accuracy),
        "hidden",
        RESIZING.toString(),
        Objects.requireNonNull(classifier.head().ownParameters().get("weight")).variable().size(0));
  }

  @Override
  public int classes() {
    return classifier.classes();
  }
}
