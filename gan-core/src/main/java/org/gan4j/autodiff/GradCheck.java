package org.gan4j.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Holds gradients against central finite differences, in float64, of the first and of higher
 * orders: the acceptance test of every operation, those of one's own included.
 *
 * <pre>{@code
 * GradCheck.checkGrads(v -> Activations.softplus(v.get(0)), new long[] {3, 4});
 * }</pre>
 */
public final class GradCheck {

  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  private GradCheck() {}

  /**
   * Checks the first and the second order of an operation on ND4J's kernels, at a random point:
   * normally distributed inputs of given shapes, seed fixed.
   *
   * @param operation the operation, a function of its inputs alone
   * @param shapes the inputs' shapes
   * @throws AssertionError if a gradient differs by more than 1e-6, relative to the larger of it
   *     and 1
   */
  public static void checkGrads(Function<List<Variable>, Variable> operation, long[]... shapes) {
    Kernels kernels = KernelProviders.create(KernelChoice.ND4J, Precision.FLOAT32);
    checkGrads(kernels, operation, 2, shapes);
  }

  /**
   * Checks an operation at a random point: normally distributed inputs of given shapes, seed fixed.
   *
   * @param kernels the kernels to run on; they must know DOUBLE
   * @param operation the operation, a function of its inputs alone
   * @param order up to which order to check, at least 1
   * @param shapes the inputs' shapes
   * @throws AssertionError if a gradient differs by more than 1e-6, relative to the larger of it
   *     and 1
   */
  public static void checkGrads(
      Kernels kernels, Function<List<Variable>, Variable> operation, int order, long[]... shapes) {
    Random random = new Random(42);
    INDArray[] point = new INDArray[shapes.length];
    for (int i = 0; i < shapes.length; i++) {
      point[i] = normal(random, shapes[i]);
    }
    checkGrads(kernels, operation, order, point);
  }

  /**
   * Checks an operation at a given point, which should keep clear of kinks and poles.
   *
   * @param kernels the kernels to run on; they must know DOUBLE
   * @param operation the operation, a function of its inputs alone
   * @param order up to which order to check, at least 1
   * @param point the inputs, DOUBLE; modified during the check and restored
   * @throws AssertionError if a gradient differs by more than 1e-6, relative to the larger of it
   *     and 1
   */
  public static void checkGrads(
      Kernels kernels, Function<List<Variable>, Variable> operation, int order, INDArray... point) {
    for (INDArray input : point) {
      if (input.dataType() != DataType.DOUBLE) {
        throw new IllegalArgumentException("point: expected DOUBLE, got " + input.dataType());
      }
    }
    Function<List<Variable>, Variable> function = projected(operation, new Random(7));
    for (int k = 1; k <= order; k++) {
      checkOnce(kernels, function, k, point);
      function = gradientOf(function, new Random(7 + k));
    }
  }

  /** The sum of the output's elements times fixed random numbers. */
  private static Function<List<Variable>, Variable> projected(
      Function<List<Variable>, Variable> operation, Random random) {
    List<INDArray> weights = new ArrayList<>();
    return inputs -> {
      Variable y = operation.apply(inputs);
      if (weights.isEmpty()) {
        weights.add(normal(random, y.shape()));
      }
      return y.mul(Variable.constant(weights.get(0))).sum();
    };
  }

  /** The gradient of a scalar function, projected to a scalar again. */
  private static Function<List<Variable>, Variable> gradientOf(
      Function<List<Variable>, Variable> function, Random random) {
    List<INDArray> weights = new ArrayList<>();
    return inputs -> {
      List<Variable> gradients = Gradients.grad(function.apply(inputs), inputs, true);
      if (weights.isEmpty()) {
        gradients.forEach(gradient -> weights.add(normal(random, gradient.shape())));
      }
      return IntStream.range(0, gradients.size())
          .mapToObj(i -> gradients.get(i).mul(Variable.constant(weights.get(i))).sum())
          .reduce(Variable::add)
          .orElseThrow();
    };
  }

  private static void checkOnce(
      Kernels kernels, Function<List<Variable>, Variable> function, int order, INDArray[] point) {
    List<INDArray> analytic = new ArrayList<>();
    try (Scope scope = Scope.open(kernels)) {
      List<Variable> leaves = Arrays.stream(point).map(Variable::leaf).toList();
      for (Variable gradient : Gradients.grad(function.apply(leaves), leaves, false)) {
        analytic.add(gradient.value().dup('c'));
      }
    }
    for (int i = 0; i < point.length; i++) {
      INDArray flat = point[i].reshape(new long[] {point[i].length()});
      INDArray gradient = analytic.get(i).reshape(new long[] {point[i].length()});
      for (long at = 0; at < flat.length(); at++) {
        double here = flat.getDouble(at);
        flat.putScalar(at, here + STEP);
        double above = value(kernels, function, point);
        flat.putScalar(at, here - STEP);
        double below = value(kernels, function, point);
        flat.putScalar(at, here);
        double expected = (above - below) / (2 * STEP);
        double actual = gradient.getDouble(at);
        if (!(Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
          throw new AssertionError(
              "gradient of order "
                  + order
                  + " for argument "
                  + i
                  + ", element "
                  + at
                  + ": expected "
                  + expected
                  + " by finite differences, got "
                  + actual);
        }
      }
    }
  }

  private static double value(
      Kernels kernels, Function<List<Variable>, Variable> function, INDArray[] point) {
    try (Scope scope = Scope.open(kernels)) {
      return function.apply(Arrays.stream(point).map(Variable::leaf).toList()).item();
    }
  }

  private static INDArray normal(Random random, long... shape) {
    INDArray array = Nd4j.createUninitialized(DataType.DOUBLE, shape);
    for (long at = 0; at < array.length(); at++) {
      array.putScalar(at, random.nextGaussian());
    }
    return array;
  }
}
