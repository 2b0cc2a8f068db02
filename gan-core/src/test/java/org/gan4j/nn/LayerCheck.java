package org.gan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What tests of layers share. */
public final class LayerCheck {

  public static final Kernels KERNELS = new Nd4jKernels();

  private static final double TOLERANCE = 1e-5;

  private LayerCheck() {}

  public static <M extends Module> Network<M> network(M module) {
    return Network.of("net", module, KERNELS, new RandomStream(5));
  }

  public static INDArray array(long[] shape, double... values) {
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape('c', shape);
  }

  public static INDArray normal(long seed, long... shape) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape);
    new RandomStream(seed).fillGaussian(array);
    return array;
  }

  public static long[] s(long... extents) {
    return extents;
  }

  /** What a layer gives. */
  public static INDArray apply(Layer layer, INDArray x) {
    try (Scope scope = Scope.open(KERNELS)) {
      return layer.apply(Variable.constant(x)).value().dup('c');
    }
  }

  public static void assertClose(INDArray expected, INDArray actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape());
    double[] wanted = HostArrays.doubles(expected);
    double[] got = HostArrays.doubles(actual);
    double difference = 0;
    double size = 0;
    for (int i = 0; i < wanted.length; i++) {
      difference += (wanted[i] - got[i]) * (wanted[i] - got[i]);
      size += wanted[i] * wanted[i];
    }
    assertEquals(0, Math.sqrt(difference) / Math.max(Math.sqrt(size), 1e-12), tolerance);
  }

  /**
   * Holds a layer's output and its gradients for input and parameters, in float32, against those of
   * a function in float64 that is given the input and the parameters in their order of declaration.
   */
  public static void agrees(
      Layer layer, Function<List<Variable>, Variable> function, long[] outputShape, long... shape) {
    Network<Layer> network = network(layer);
    INDArray x = normal(1, shape);
    INDArray weights = normal(2, outputShape);
    List<INDArray> actual = new ArrayList<>();
    try (Scope scope = Scope.open(KERNELS)) {
      List<Variable> inputs = new ArrayList<>(List.of(Variable.leaf(x)));
      inputs.addAll(network.variables());
      collect(layer.apply(inputs.get(0)), inputs, weights, actual);
    }
    List<INDArray> expected = new ArrayList<>();
    try (Scope scope = Scope.open(KERNELS)) {
      List<Variable> inputs = new ArrayList<>(List.of(Variable.leaf(x.castTo(DataType.DOUBLE))));
      network
          .parameters()
          .forEach(
              parameter ->
                  inputs.add(
                      Variable.leaf(
                          parameter.variable().value().castTo(DataType.DOUBLE).dup('c'))));
      collect(function.apply(inputs), inputs, weights.castTo(DataType.DOUBLE), expected);
    }
    for (int i = 0; i < expected.size(); i++) {
      assertClose(expected.get(i), actual.get(i), TOLERANCE);
    }
  }

  private static void collect(
      Variable y, List<Variable> inputs, INDArray weights, List<INDArray> results) {
    assertArrayEquals(weights.shape(), y.shape());
    results.add(y.value().dup('c'));
    Variable projected = y.mul(Variable.constant(weights)).sum();
    for (Variable gradient : Gradients.grad(projected, inputs, false)) {
      results.add(gradient.value().dup('c'));
    }
  }
}
