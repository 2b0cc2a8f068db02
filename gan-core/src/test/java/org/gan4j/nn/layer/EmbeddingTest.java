package org.gan4j.nn.layer;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.array;
import static org.gan4j.nn.LayerCheck.assertClose;
import static org.gan4j.nn.LayerCheck.network;
import static org.gan4j.nn.LayerCheck.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Network;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class EmbeddingTest {

  private static final INDArray TABLE = array(s(3, 2), 1, 2, 3, 4, 5, 6);

  private static Network<Embedding> table(Embedding embedding) {
    return network(embedding.initializer((out, random) -> out.assign(TABLE)));
  }

  @Test
  void picksRowsAndSumsTheirGradients() {
    Network<Embedding> network = table(Embedding.of(3, 2));
    try (Scope scope = Scope.open(KERNELS)) {
      Variable y = network.module().apply(2, 0, 2);
      assertEquals(array(s(3, 2), 5, 6, 1, 2, 5, 6), y.value());
      assertEquals(
          array(s(3, 2), 1, 1, 0, 0, 2, 2),
          Gradients.grad(y.sum(), network.variables(), false).get(0).value());
    }
    assertEquals("net.weight", network.parameters().get(0).path());
  }

  @Test
  void spectralNormDividesTheWholeTable() {
    Network<Embedding> network = table(Embedding.of(3, 2).spectralNorm());
    INDArray last = null;
    for (int i = 0; i < 20; i++) {
      try (Scope scope = Scope.open(KERNELS)) {
        last = network.module().apply(0, 1, 2).value().dup('c');
      }
    }
    // The largest eigenvalue of the table's Gram matrix [[35, 44], [44, 56]].
    double sigma = Math.sqrt((91 + Math.sqrt(91 * 91 - 4 * (35 * 56 - 44 * 44))) / 2);
    assertClose(TABLE.div(sigma), last, 1e-6);
  }

  @Test
  void isALayerThatMixesClasses() {
    Network<Embedding> network = table(Embedding.of(3, 2));
    try (Scope scope = Scope.open(KERNELS)) {
      Variable shares = Variable.constant(array(s(2, 3), 0, 1, 0, 0.5, 0, 0.5));
      assertEquals(array(s(2, 2), 3, 4, 3, 4), network.module().apply(shares).value());
    }
  }

  @Test
  void biasAndEqualizedLearningRateAreThoseOfAnyWeightedLayer() {
    Network<Embedding> network =
        table(
            Embedding.of(3, 2)
                .biasInitializer((out, random) -> out.assign(array(s(2), 10, 20)))
                .equalizedLearningRate(Math.sqrt(3)));
    try (Scope scope = Scope.open(KERNELS)) {
      assertClose(array(s(1, 2), 13, 24), network.module().apply(1).value(), 1e-6);
    }
  }

  @Test
  void classesOutOfRangeAreRefused() {
    Network<Embedding> network = table(Embedding.of(3, 2));
    try (Scope scope = Scope.open(KERNELS)) {
      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> network.module().apply(1, 3));
      assertEquals("net: gather: index 3 is out of range for 3 rows", error.getMessage());
    }
  }
}
