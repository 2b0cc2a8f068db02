package org.gan4j.train.updater;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.nn.Growing;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Linear;
import org.gan4j.random.RandomStream;
import org.gan4j.train.Optimizer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** Networks of which only a part is trained yet. */
class GrowingNetworkTest {

  private static final Kernels KERNELS = new Nd4jKernels();

  /** Two layers, the second of which comes into use later. */
  private static final class Two extends Module implements Growing {
    private final Linear first = child("first", Linear.of(3, 3));
    private final Linear second = child("second", Linear.of(3, 3));
    private int inUse = 1;

    Variable apply(Variable x) {
      Variable y = first.apply(x);
      return inUse == 1 ? y : second.apply(y);
    }

    @Override
    public int partsInUse() {
      return inUse;
    }
  }

  private final Two module = new Two();
  private final Network<Two> network = Network.of("net", module, KERNELS, new RandomStream(1));
  private final Adam adam = new Adam(0.1, 0.5, 0.9, 1e-8);
  private final Optimizer optimizer = Optimizer.of(adam, network);

  private void update() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable x = Variable.full(1, DataType.FLOAT, 2, 3);
      optimizer.minimize("loss", module.apply(x).sub(2).square().mean(), 0, () -> {});
    }
  }

  @Test
  void onlyWhatIsInUseIsUpdated() {
    assertEquals(2, network.values().parts().size());
    assertEquals(List.of(0), network.parts());
    assertEquals(2, network.variables().size());
    INDArray first = network.state().get("net.first.weight").dup();
    INDArray second = network.state().get("net.second.weight").dup();
    update();
    assertNotEquals(first, network.state().get("net.first.weight"));
    assertEquals(second, network.state().get("net.second.weight"));
    assertArrayEquals(new long[] {1, 0}, optimizer.counters().get("updater.net"));

    module.inUse = 2;
    assertEquals(4, network.variables().size());
    update();
    update();
    assertNotEquals(second, network.state().get("net.second.weight"));
    assertArrayEquals(new long[] {3, 2}, optimizer.counters().get("updater.net"));
  }

  /** Adam's first update of anything is the learning rate, however long the rest is at it. */
  @Test
  void whatIsNewStartsWithAFirstUpdate() {
    for (int i = 0; i < 50; i++) {
      update();
    }
    module.inUse = 2;
    INDArray bias = network.state().get("net.second.bias").dup();
    update();
    INDArray moved = network.state().get("net.second.bias").sub(bias);
    for (int i = 0; i < 3; i++) {
      assertEquals(0.1, Math.abs(moved.getDouble(i)), 1e-5);
    }
  }

  @Test
  void eachPartHasItsState() {
    Updater updater = Updater.of(adam, network);
    assertEquals(Set.of("m.0", "m.1", "v.0", "v.1"), updater.state().keySet());
    assertEquals(
        network.vector().length(),
        updater.state().get("m.0").length() + updater.state().get("m.1").length());
  }

  @Test
  void anAverageFollowsWhatIsInUse() {
    Network<Two> average = Network.of("average", new Two(), KERNELS, new RandomStream(2));
    average.copyFrom(network);
    INDArray second = average.state().get("average.second.weight").dup();
    update();
    WeightAverage.of(0.5).update(average, network, new long[] {1, 0});
    INDArray first = network.state().get("net.first.weight");
    assertNotEquals(first, average.state().get("average.first.weight"));
    assertEquals(second, average.state().get("average.second.weight"));
  }

  /** Or the picture of a stage that comes in would be that of its first weights for long. */
  @Test
  void anAverageThatRampsUpDoesSoForEachPart() {
    Network<Two> average = Network.of("average", new Two(), KERNELS, new RandomStream(2));
    average.vector().assign(0);
    module.inUse = 2;
    network.vector().assign(1);
    WeightAverage.of(0.9).rampingUp().update(average, network, new long[] {1000, 1});
    assertEquals(0.1, average.state().get("average.first.weight").getDouble(0), 1e-6);
    assertEquals(0.9, average.state().get("average.second.weight").getDouble(0), 1e-6);
  }
}
