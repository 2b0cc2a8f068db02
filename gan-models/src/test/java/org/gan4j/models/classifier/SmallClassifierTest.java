package org.gan4j.models.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageShape;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingLength;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class SmallClassifierTest {

  /** A tenth of an epoch; {@code ClassAgreementMnist} trains three, to more than 98 %. */
  @Test
  void learnsMnist() {
    Path folder = Path.of(System.getProperty("gan4j.data.dir", "../../shared/data"), "mnist");
    assumeTrue(Files.isDirectory(folder), folder + " is absent; set -Dgan4j.data.dir to run this");
    ImageData mnist = ImageData.mnist(folder);
    SmallClassifier classifier =
        SmallClassifier.create(mnist.shape(), 10, KernelProviders.standard(), new RandomStream(1));
    try (Batches batches = Batches.of(mnist, 50, new RandomStream(2))) {
      Trainer.of(new ClassifierStep(classifier, new Adam(1e-3, 0.9, 0.999, 1e-8)))
          .run(batches, TrainingLength.steps(120));
    }
    double accuracy = classifier.accuracy(ImageData.mnistTest(folder));
    assertTrue(accuracy > 0.9, "accuracy " + accuracy);
  }

  @Test
  void sizesThatCannotBeHalvedTwiceAreRefused() {
    assertEquals(
        "images: expected rows and columns divisible by 4, got " + new ImageShape(30, 28, 1),
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SmallClassifier.create(
                        new ImageShape(30, 28, 1),
                        10,
                        KernelProviders.standard(),
                        new RandomStream(1)))
            .getMessage());
  }
}
