package org.gan4j.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ClassAgreementTest {

  /** "Images" that are the class's one-hot vector. */
  private record OneHots(Network<Flatten> network, int classes) implements Generator {

    static OneHots of(int classes) {
      return new OneHots(
          Network.of("g", Flatten.create(), new Nd4jKernels(), new RandomStream(1)), classes);
    }

    @Override
    public int latentSize() {
      return 2;
    }

    @Override
    public Variable generate(Variable latent, Condition condition) {
      int count = (int) latent.size(0);
      return Labels.oneHot(condition.labels(count, classes), classes).reshape(count, 1, classes, 1);
    }
  }

  /** Reads the one-hot vector, but takes the last class for the first. */
  private record Reader(int classes) implements Classifier {
    @Override
    public int[] classify(INDArray images) {
      int[] labels = new int[(int) images.size(0)];
      for (int i = 0; i < labels.length; i++) {
        for (int k = 0; k < classes; k++) {
          if (images.getDouble(i, 0, k, 0) == 1) {
            labels[i] = k == classes - 1 ? 0 : k;
          }
        }
      }
      return labels;
    }
  }

  @Test
  void countsWhatTheClassifierSees() {
    ClassAgreement agreement = ClassAgreement.measure(OneHots.of(4), new Reader(4), 70, 1);
    assertArrayEquals(
        new int[][] {{70, 0, 0, 0}, {0, 70, 0, 0}, {0, 0, 70, 0}, {70, 0, 0, 0}},
        agreement.counts());
    assertEquals(0.75, agreement.overall(), 0);
    assertEquals(1, agreement.of(1), 0);
    assertEquals(0, agreement.of(3), 0);
    assertEquals("    3       0.0%  [70, 0, 0, 0]", agreement.toString().lines().toList().get(4));
    assertEquals("  all      75.0%", agreement.toString().lines().toList().get(5));
  }

  @Test
  void otherClassesAreRefused() {
    assertEquals(
        "classes: the generator has 4, the classifier 10; class agreement needs a conditional"
            + " generator of the classifier's classes",
        assertThrows(
                IllegalArgumentException.class,
                () -> ClassAgreement.measure(OneHots.of(4), new Reader(10), 1, 1))
            .getMessage());
  }
}
