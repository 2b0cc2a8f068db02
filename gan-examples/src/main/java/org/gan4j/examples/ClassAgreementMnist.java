package org.gan4j.examples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.metrics.ClassAgreement;
import org.gan4j.models.LatentModel;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.classifier.ClassifierStep;
import org.gan4j.models.classifier.SmallClassifier;
import org.gan4j.nn.WeightsFile;
import org.gan4j.random.RandomStream;
import org.gan4j.train.ProgressLine;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.nd4j.linalg.learning.config.Adam;

/**
 * How often a classifier of MNIST's digits sees the digit that a run's generator was asked for;
 * arguments: the folder with MNIST's four files, the run directory, samples a digit. It trains the
 * classifier first, two passes over the training images.
 */
public final class ClassAgreementMnist {

  private ClassAgreementMnist() {}

  /**
   * Prints the classifier's accuracy on MNIST's test images, then the agreement by digit.
   *
   * @param args {@code data/mnist runs/cgan-mnist 1000}
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Kernels kernels = KernelProviders.standard();
    LatentModel model = load(Path.of(args[1]), kernels);
    SmallClassifier classifier = train(ImageData.mnist(folder), kernels);
    System.out.printf(
        Locale.ROOT,
        "classifier on the test images: %.2f%%%n",
        100 * classifier.accuracy(ImageData.mnistTest(folder)));
    System.out.println(
        ClassAgreement.measure(model.sampler(), classifier, Integer.parseInt(args[2]), 1));
  }

  private static SmallClassifier train(ImageData mnist, Kernels kernels) {
    RandomStream random = new RandomStream(1);
    SmallClassifier classifier = SmallClassifier.create(mnist.shape(), 10, kernels, random);
    var step = new ClassifierStep(classifier, new Adam(1e-3, 0.9, 0.999, 1e-8));
    try (Batches batches = Batches.of(mnist, 100, new RandomStream(2))) {
      Trainer.of(step, ProgressLine.terminal()).run(batches, TrainingLength.epochs(2));
    }
    return classifier;
  }

  private static LatentModel load(Path run, Kernels kernels) {
    Map<?, ?> config = Json.read(run.resolve("config.json"), Map.class);
    ModelFamily<?> family =
        ModelFamilies.named(String.valueOf(config.get("model")))
            .orElseThrow(() -> InputException.at(run, "no model of this version"));
    return load(family, config, run, kernels);
  }

  @SuppressWarnings("unchecked") // JSON's objects are maps by name
  private static <C extends Record> LatentModel load(
      ModelFamily<C> family, Map<?, ?> config, Path run, Kernels kernels) {
    Object fields = Objects.requireNonNull(config.get("network"), "config.json without a network");
    C network = Json.fromMap((Map<String, Object>) fields, family.configType());
    if (!(family.create(network, 1, kernels) instanceof LatentModel model)) {
      throw InputException.at(run, family.name() + " draws nothing from latents");
    }
    WeightsFile.load(run.resolve("weights.safetensors"), model.sampler().network());
    return model;
  }
}
