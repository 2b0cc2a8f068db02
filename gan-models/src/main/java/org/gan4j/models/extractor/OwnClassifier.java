package org.gan4j.models.extractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageDigest;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSource;
import org.gan4j.io.InputException;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.classifier.ClassifierStep;
import org.gan4j.models.classifier.SmallClassifier;
import org.gan4j.nn.WeightsFile;
import org.gan4j.random.RandomStream;
import org.gan4j.random.RandomStreams;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains a classifier on labelled images to measure samples by, once for each set: it is kept in
 * the cache folder under the images' digest. A tenth of the images is left out, for its accuracy.
 *
 * @param cache where it is kept
 * @param kernels what it runs on
 * @param notices told, a line each, what takes time
 */
record OwnClassifier(CacheFolder cache, Kernels kernels, Consumer<String> notices) {

  private static final long SEED = 1;
  private static final int BATCH = 100;
  private static final int FOLDS = 10;
  private static final int LARGEST = 64;
  private static final int MOST_STEPS = 1500;
  private static final int LEAST_STEPS = 300;
  private static final double RATE = 1e-3;
  private static final String ACCURACY = "accuracy";

  /** Some of a set's images, at the size of the classifier. */
  private record Some(ImageData all, int[] indices) implements ImageSource {
    @Override
    public int size() {
      return indices.length;
    }

    @Override
    public ImageShape shape() {
      return all.shape();
    }

    @Override
    public List<String> classNames() {
      return all.classNames();
    }

    @Override
    public int label(int index) {
      return all.label(indices[index]);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      float[] image = new float[all.shape().length()];
      all.read(new int[] {indices[index]}, image);
      System.arraycopy(image, 0, out, offset, image.length);
    }
  }

  /**
   * The classifier of a set.
   *
   * @param data labelled images
   * @return an extractor with it
   * @throws InputException if it can't be kept
   */
  ClassifierExtractor of(ImageData data) {
    String digest = ImageDigest.of(List.of(data));
    ImageShape shape =
        new ImageShape(
            size(data.shape().height()),
            size(data.shape().width()),
            data.shape().channels() == 1 ? 1 : 3);
    SmallClassifier classifier =
        SmallClassifier.create(shape, data.classNames().size(), kernels, new RandomStream(SEED));
    Path file = cache.file("classifiers/" + digest.replace(':', '-') + ".safetensors");
    String about = String.format(Locale.ROOT, "%,d images %s", data.size(), data.shape());
    String name = about + " (" + digest.substring(0, Math.min(19, digest.length())) + ")";
    if (Files.exists(file)) {
      double accuracy = accuracy(file, WeightsFile.load(file, classifier.network()));
      return new ClassifierExtractor(classifier, shape, accuracy, name);
    }
    notices.accept("training a classifier on " + about + " to measure by, kept in " + file);
    double accuracy = train(classifier, resized(data, shape));
    WeightsFile.write(file, Map.of(ACCURACY, Double.toString(accuracy)), classifier.network());
    return new ClassifierExtractor(classifier, shape, accuracy, name);
  }

  /** The nearest that can be halved twice, at most 64. */
  private static int size(int pixels) {
    return Math.min(LARGEST, Math.max(4, (pixels + 2) / 4 * 4));
  }

  private static ImageData resized(ImageData data, ImageShape shape) {
    ImageData sized = data.resizedTo(shape.height(), shape.width());
    return data.shape().channels() == shape.channels() ? sized : ImageData.of(new Opaque(sized));
  }

  private static double accuracy(Path file, Map<String, String> metadata) {
    String text = metadata.getOrDefault(ACCURACY, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw InputException.at(file, "expected its accuracy, got '" + text + "'; delete the file");
    }
  }

  private static double train(SmallClassifier classifier, ImageData data) {
    RandomStreams random = new RandomStreams(SEED);
    int[] order = random.stream("split").permutation(data.size());
    int held = Math.max(1, data.size() / FOLDS);
    ImageData rest = data;
    ImageData test = data;
    if (data.size() > FOLDS) {
      test = ImageData.of(new Some(data, Arrays.copyOf(order, held)));
      rest = ImageData.of(new Some(data, Arrays.copyOfRange(order, held, order.length)));
    }
    int batch = Math.min(BATCH, rest.size());
    long steps = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, 2L * rest.size() / batch));
    try (Batches batches = Batches.of(rest, batch, random.stream("shuffling"))) {
      Trainer.of(new ClassifierStep(classifier, new Adam(RATE, 0.9, 0.999, 1e-8)))
          .run(batches, TrainingLength.steps(steps));
    }
    return classifier.accuracy(test);
  }

  /** Colour with opacity as colour. */
  private record Opaque(ImageData all) implements ImageSource {
    private static final int COLOUR = 3;

    @Override
    public int size() {
      return all.size();
    }

    @Override
    public ImageShape shape() {
      return new ImageShape(all.shape().height(), all.shape().width(), COLOUR);
    }

    @Override
    public List<String> classNames() {
      return all.classNames();
    }

    @Override
    public int label(int index) {
      return all.label(index);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      float[] image = new float[all.shape().length()];
      all.read(new int[] {index}, image);
      for (int i = 0; i < shape().length(); i++) {
        out[offset + i] = image[i / COLOUR * all.shape().channels() + i % COLOUR];
      }
    }
  }
}
