package org.gan4j.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A module whose parameters live in one flat vector, so that an optimiser step, a moving average or
 * a checkpoint is one pass over contiguous memory. Each parameter starts at a multiple of 16
 * elements; what lies between is zero and stays so.
 *
 * @param <M> the module's type
 */
public final class Network<M extends Module> {

  private static final int ALIGNMENT = 16;

  private final String name;
  private final M module;
  private final Kernels kernels;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, INDArray> buffers = new LinkedHashMap<>();
  private final List<INDArray> gradientViews = new ArrayList<>();
  private final INDArray vector;
  private final INDArray gradient;

  private Network(String name, M module, Kernels kernels, RandomStream random) {
    this.name = name;
    this.module = module;
    this.kernels = kernels;
    List<String> paths = new ArrayList<>();
    module.visit(
        name,
        new Module.Visitor(
            (path, parameter) -> {
              paths.add(path);
              parameters.add(parameter);
            },
            buffers::put));
    long length = parameters.stream().mapToLong(parameter -> padded(parameter.length())).sum();
    this.vector = zeros(Math.max(length, ALIGNMENT));
    this.gradient = zeros(Math.max(length, ALIGNMENT));
    long offset = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      parameter.bind(paths.get(i), view(vector, offset, parameter.shape()));
      parameter.initializer().fill(parameter.variable().value(), random);
      variables.add(parameter.variable());
      gradientViews.add(view(gradient, offset, parameter.shape()));
      offset += padded(parameter.length());
    }
  }

  /**
   * Gives a module's parameters memory and their first values, in the order of their declaration.
   *
   * @param name the network's name, the first part of every parameter's
   * @param module the module; it may be part of one network only
   * @param kernels the kernels that the network will run on
   * @param random where first values are drawn from
   * @param <M> the module's type
   * @return the network
   */
  public static <M extends Module> Network<M> of(
      String name, M module, Kernels kernels, RandomStream random) {
    return new Network<>(name, module, kernels, random);
  }

  private static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private INDArray zeros(long length) {
    INDArray zeros = kernels.pool().borrow(DataType.FLOAT, length).detach();
    kernels.fill(0, zeros);
    return zeros;
  }

  private static INDArray view(INDArray flat, long offset, long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return Nd4j.create(flat.data(), shape, strides, flat.offset() + offset, 'c', DataType.FLOAT);
  }

  /**
   * The network's name.
   *
   * @return the first part of its parameters' paths
   */
  public String name() {
    return name;
  }

  /**
   * The module.
   *
   * @return what the network was made of
   */
  public M module() {
    return module;
  }

  /**
   * The kernels that the network runs on.
   *
   * @return the kernels
   */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * The parameters in the order of their declaration.
   *
   * @return an unmodifiable view
   */
  public List<Parameter> parameters() {
    return java.util.Collections.unmodifiableList(parameters);
  }

  /**
   * The parameters' variables, to differentiate for.
   *
   * @return an unmodifiable view, in the order of {@link #parameters}
   */
  public List<Variable> variables() {
    return java.util.Collections.unmodifiableList(variables);
  }

  /**
   * The buffers by path, in the order of their declaration.
   *
   * @return an unmodifiable view
   */
  public Map<String, INDArray> buffers() {
    return java.util.Collections.unmodifiableMap(buffers);
  }

  /**
   * All parameters, one after the other.
   *
   * @return the flat vector itself
   */
  public INDArray vector() {
    return vector;
  }

  /**
   * The gradient that {@link #gradient(List)} was given last, laid out as the parameters are.
   *
   * @return the flat vector itself
   */
  public INDArray gradient() {
    return gradient;
  }

  /**
   * Sets the flat gradient.
   *
   * @param gradients one a parameter, in the order of {@link #variables}
   */
  public void gradient(List<Variable> gradients) {
    for (int i = 0; i < gradientViews.size(); i++) {
      kernels.copy(gradients.get(i).value(), gradientViews.get(i));
    }
  }

  /**
   * The number of trainable numbers.
   *
   * @return the sum of the parameters' lengths
   */
  public long parameterCount() {
    return parameters.stream().mapToLong(Parameter::length).sum();
  }
}
