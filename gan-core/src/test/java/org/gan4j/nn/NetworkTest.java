package org.gan4j.nn;

import static org.gan4j.nn.LayerCheck.KERNELS;
import static org.gan4j.nn.LayerCheck.apply;
import static org.gan4j.nn.LayerCheck.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.layer.Conv2d;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Sequential;
import org.gan4j.nn.norm.BatchNorm2d;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {

  private static Sequential blocks(int channels) {
    return new Sequential()
        .add(
            "block1",
            new Sequential()
                .add("conv", Conv2d.of(1, channels, 4).stride(2).padding(1).spectralNorm())
                .add("norm", BatchNorm2d.of(channels)))
        .add("flatten", Flatten.create())
        .add("logits", Linear.of(4L * channels, 1));
  }

  private static Network<Sequential> network(String name, long seed) {
    return Network.of(name, blocks(3), KERNELS, new RandomStream(seed));
  }

  private static Map<String, INDArray> copy(Network<?> network) {
    Map<String, INDArray> copy = new LinkedHashMap<>();
    network.state().forEach((path, array) -> copy.put(path, array.dup('c')));
    return copy;
  }

  @Test
  void everythingIsNamedByItsPath() {
    assertEquals(
        List.of(
            "generator.block1.conv.weight",
            "generator.block1.conv.bias",
            "generator.block1.norm.gamma",
            "generator.block1.norm.beta",
            "generator.logits.weight",
            "generator.logits.bias",
            "generator.block1.conv.transform.u",
            "generator.block1.conv.transform.v",
            "generator.block1.norm.running_mean",
            "generator.block1.norm.running_var"),
        new ArrayList<>(network("generator", 1).state().keySet()));
  }

  @Test
  void parametersAndBuffersAreViewsOfFlatVectors() {
    Network<Sequential> network = network("net", 1);
    assertEquals(48 + 3 + 3 + 3 + 12 + 1, network.parameterCount());
    network.vector().assign(2);
    network.parameters().forEach(p -> assertEquals(2.0, p.variable().value().meanNumber()));
    network.bufferVector().assign(3);
    network.buffers().values().forEach(buffer -> assertEquals(3.0, buffer.meanNumber()));
  }

  @Test
  void theSeedDecidesTheFirstValues() {
    INDArray first = network("net", 1).vector();
    assertEquals(first, network("net", 1).vector());
    assertNotEquals(first, network("net", 2).vector());
  }

  @Test
  void theFlatGradientIsLaidOutAsTheParameters() {
    Network<Sequential> network = network("net", 1);
    try (Scope scope = Scope.open(KERNELS)) {
      Variable loss = network.module().apply(Variable.constant(normal(1, 2, 4, 4, 1))).sum();
      network.gradient().set(Gradients.backward(loss, network.variables()));
    }
    network.vector().assign(0);
    KERNELS.elementWise().axpy(1, network.gradient().array(), network.vector());
    INDArray bias = network.state().get("net.logits.bias");
    assertEquals(2, bias.getDouble(0), 1e-6);
  }

  @Test
  void aModuleBelongsToOneNetwork() {
    Sequential module = blocks(3);
    Network.of("first", module, KERNELS, new RandomStream(1));
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> Network.of("second", module, KERNELS, new RandomStream(1)));
    assertEquals(
        "second.block1.conv.weight: is already part of a network as first.block1.conv.weight",
        error.getMessage());
  }

  @Test
  void aStateRoundTrips() {
    Network<Sequential> source = network("net", 1);
    INDArray x = normal(1, 2, 4, 4, 1);
    apply(source.module(), x);
    Network<Sequential> target = network("net", 2);
    target.load(copy(source));
    assertEquals(source.vector(), target.vector());
    assertEquals(source.bufferVector(), target.bufferVector());
    try (Scope inference = Scope.inference(KERNELS)) {
      assertEquals(apply(source.module(), x), apply(target.module(), x));
    }
  }

  @Test
  void aStateOfAnotherLayoutIsTakenByItsValues() {
    Network<Sequential> source = network("net", 1);
    Map<String, INDArray> state = copy(source);
    state.replaceAll((path, array) -> array.dup('f'));
    Network<Sequential> target = network("net", 2);
    target.load(state);
    assertEquals(source.vector(), target.vector());
  }

  @Test
  void aStateThatDoesNotFitIsRefusedAndChangesNothing() {
    Network<Sequential> network = network("generator", 1);
    Map<String, INDArray> before = copy(network);

    Map<String, INDArray> missing = copy(network);
    missing.remove("generator.logits.bias");
    refused(network, missing, "generator.logits.bias: missing, expected [1]");

    Map<String, INDArray> unexpected = copy(network);
    unexpected.put("generator.extra", Nd4j.ones(2));
    refused(
        network,
        unexpected,
        "generator.extra: unexpected; generator has no parameter or buffer of that name");

    Map<String, INDArray> wrongShape = copy(network);
    wrongShape.put("generator.block1.conv.weight", Nd4j.ones(4, 4, 3, 1));
    refused(
        network,
        wrongShape,
        "generator.block1.conv.weight: expected [4, 4, 1, 3], got [4, 4, 3, 1]");

    wrongShape.remove("generator.logits.bias");
    refused(
        network,
        wrongShape,
        "generator.block1.conv.weight: expected [4, 4, 1, 3], got [4, 4, 3, 1];"
            + " generator.logits.bias: missing, expected [1]");

    assertEquals(before, copy(network));
  }

  @Test
  void manyProblemsAreCounted() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> network("generator", 1).load(Map.of()));
    String[] parts = error.getMessage().split("; ");
    assertEquals(6, parts.length);
    assertEquals("and 5 more", parts[5]);
  }

  private static void refused(Network<?> network, Map<String, INDArray> state, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> network.load(state)).getMessage());
  }

  @Test
  void aNetworkIsCopiedWhateverItsName() {
    Network<Sequential> generator = network("generator", 1);
    Network<Sequential> average = network("average", 2);
    average.copyFrom(generator);
    assertEquals(generator.vector(), average.vector());
    assertEquals(generator.bufferVector(), average.bufferVector());
    Network<Sequential> wider = Network.of("average", blocks(5), KERNELS, new RandomStream(1));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> wider.copyFrom(generator));
    assertEquals(
        "average.block1.conv.weight: expected [4, 4, 1, 5], got [4, 4, 1, 3]",
        error.getMessage().split(";")[0]);
  }

  /** Two steps warm the pool; from then on nothing is allocated. */
  @Test
  void aSteadyTrainingStepAllocatesNothing() {
    Network<Sequential> network = network("net", 1);
    INDArray x = normal(1, 2, 4, 4, 1);
    step(network, x);
    step(network, x);
    long misses = KERNELS.pool().stats().misses();
    long lent = KERNELS.pool().stats().bytesLent();
    for (int i = 0; i < 20; i++) {
      step(network, x);
    }
    assertEquals(misses, KERNELS.pool().stats().misses());
    assertEquals(lent, KERNELS.pool().stats().bytesLent());
  }

  private static void step(Network<Sequential> network, INDArray x) {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable loss = network.module().apply(Variable.constant(x)).square().sum();
      network.gradient().set(Gradients.backward(loss, network.variables()));
      KERNELS.elementWise().axpy(-1e-3, network.gradient().array(), network.vector());
    }
  }
}
