package org.gan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gan4j.data.BatchSource;
import org.gan4j.data.DrawnBatches;
import org.gan4j.gan.Gan;
import org.gan4j.gan.penalty.R1;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.select.KernelProviders;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.Conv1d;
import org.gan4j.nn.layer.ConvTranspose1d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.FunctionLayer;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** GANs of vectors and of series, which are no images in disguise. */
class MixtureTest {

  private static final int MODES = 4;

  /** A ring of Gaussians of deviation 0.1 around the unit circle. */
  private static BatchSource ring() {
    return DrawnBatches.of(
        64,
        new RandomStream(1),
        (random, out) -> {
          double angle = 2 * Math.PI * random.nextInt(MODES) / MODES;
          out[0] = (float) (Math.cos(angle) + 0.1 * random.nextGaussian());
          out[1] = (float) (Math.sin(angle) + 0.1 * random.nextGaussian());
        },
        2);
  }

  private static Sequential perceptron(int in, int out) {
    return new Sequential()
        .add("in", Linear.of(in, 32))
        .add("lrelu1", ActivationLayer.leakyRelu(0.2))
        .add("hidden", Linear.of(32, 32))
        .add("lrelu2", ActivationLayer.leakyRelu(0.2))
        .add("out", Linear.of(32, out));
  }

  @Test
  void aMixtureInThePlaneIsLearnt() {
    Gan gan = Gan.of(perceptron(2, 2), 2, perceptron(2, 1), 1, KernelProviders.standard());
    try (BatchSource data = ring()) {
      Trainer.of(
              AdversarialStep.of(gan)
                  .penalty(R1.weight(0.5))
                  .updaters(new Adam(1e-3, 0.5, 0.999, 1e-8))
                  .seed(1)
                  .step())
          .run(data, TrainingLength.steps(1500));
    }
    INDArray samples = gan.generator().sample(500, 1);
    assertArrayEquals(new long[] {500, 2}, samples.shape());
    float[] numbers = HostArrays.floats(samples);
    int near = 0;
    int[] ofMode = new int[MODES];
    for (int i = 0; i < numbers.length; i += 2) {
      double angle = Math.atan2(numbers[i + 1], numbers[i]);
      int mode = Math.floorMod(Math.round(MODES * angle / (2 * Math.PI)), MODES);
      double apart =
          Math.hypot(
              numbers[i] - Math.cos(2 * Math.PI * mode / MODES),
              numbers[i + 1] - Math.sin(2 * Math.PI * mode / MODES));
      if (apart < 0.4) {
        near++;
        ofMode[mode]++;
      }
    }
    assertTrue(near > 350, "only " + near + " of 500 are near a mode");
    for (int count : ofMode) {
      assertTrue(count > 25, Arrays.toString(ofMode));
    }
  }

  @Test
  void seriesTrainOnTheirOwnShape() {
    Sequential generator =
        new Sequential()
            .add("project", Linear.of(3, 4 * 8))
            .add("reshape", Reshape.to(4, 8))
            .add("silu", FunctionLayer.silu())
            .add("up", ConvTranspose1d.of(8, 2, 4).stride(2).padding(1));
    Sequential discriminator =
        new Sequential()
            .add("down", Conv1d.of(2, 8, 4).stride(2).padding(1).spectralNorm())
            .add("gelu", FunctionLayer.gelu())
            .add("flat", Flatten.create())
            .add("logit", Linear.of(4 * 8, 1));
    Gan gan = Gan.of(generator, 3, discriminator, 1, KernelProviders.standard());
    try (BatchSource data =
        DrawnBatches.of(
            16,
            new RandomStream(1),
            (random, out) -> {
              for (int i = 0; i < out.length; i++) {
                out[i] = (float) (2 + 0.1 * random.nextGaussian());
              }
            },
            8,
            2)) {
      Trainer.of(
              AdversarialStep.of(gan)
                  .penalty(R1.weight(1))
                  .updaters(new Adam(2e-3, 0.5, 0.999, 1e-8))
                  .seed(1)
                  .step())
          .run(data, TrainingLength.steps(400));
    }
    INDArray samples = gan.generator().sample(50, 1);
    assertArrayEquals(new long[] {50, 8, 2}, samples.shape());
    double mean = samples.meanNumber().doubleValue();
    assertTrue(mean > 1 && mean < 3, "mean " + mean);
  }
}
