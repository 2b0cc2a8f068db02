package org.gan4j.nn;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.layer.ActivationLayer;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.layer.Embedding;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Reshape;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class SummaryTest {

  private static Sequential generator() {
    return new Sequential()
        .add("project", Linear.of(100, 2048))
        .add("reshape", Reshape.to(4, 4, 128))
        .add(
            "block",
            new Sequential()
                .add("conv", ConvTranspose2d.of(128, 1, 4).stride(2).padding(1).spectralNorm())
                .add("norm", BatchNorm2d.of(1))
                .add("tanh", ActivationLayer.tanh()));
  }

  @Test
  void tellsLayersShapesAndCounts() {
    Network<Sequential> network =
        Network.of("generator", generator(), KERNELS, new RandomStream(1));
    assertEquals(
        """
        layer                 type             output          parameters
        generator.project     Linear           [2, 2048]          206,848
        generator.reshape     Reshape          [2, 4, 4, 128]           0
        generator.block.conv  ConvTranspose2d  [2, 8, 8, 1]         2,049
        generator.block.norm  BatchNorm2d      [2, 8, 8, 1]             2
        generator.block.tanh  ActivationLayer  [2, 8, 8, 1]             0
        total                                                     208,899
        2,051 numbers in buffers\
        """,
        Summary.of(network, 2, 100).toString());
  }

  @Test
  void leavesTheNetworkAsItWas() {
    Network<Sequential> network = network(generator());
    INDArray before = network.bufferVector().dup();
    Summary.of(network, 1, 100);
    assertEquals(before, network.bufferVector());
  }

  /** As it comes from a Gan's discriminator. */
  @Test
  void takesANetworkWhoseModulesTypeIsNotKnown() {
    Network<? extends Module> network = network(generator());
    assertEquals(208_899, Summary.of(network, 2, 100).parameters());
    Network<? extends Module> conditional = network(new Conditional());
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Summary.of(conditional, 2, 100));
    assertTrue(wrong.getMessage().contains("got a Conditional"), wrong::toString);
  }

  private static final class Conditional extends Module {
    private final Embedding labels = child("labels", Embedding.of(10, 3));
    private final Linear linear = child("linear", Linear.of(3, 4));

    Conditional() {
      child("unused", Linear.of(2, 2));
    }

    Variable generate(Variable z, int... classes) {
      return linear.apply(z.mul(labels.apply(classes)));
    }
  }

  @Test
  void takesAModuleWithInputsOfItsOwn() {
    Network<Conditional> network = network(new Conditional());
    Summary summary =
        Summary.of(
            network, module -> module.generate(Variable.full(0, DataType.FLOAT, 2, 3), 7, 8));
    assertEquals(
        """
        layer       type       output  parameters
        net.labels  Embedding  [2, 3]          30
        net.linear  Linear     [2, 4]          16
        net.unused  Linear                      6
        total                                  52
        0 numbers in buffers\
        """,
        summary.toString());
  }
}
