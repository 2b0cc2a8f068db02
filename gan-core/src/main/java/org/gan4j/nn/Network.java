package org.gan4j.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A module whose parameters live in one flat vector, so that an optimiser step, a moving average or
 * a checkpoint is one pass over contiguous memory. Its buffers live in another. Each parameter and
 * buffer starts at a multiple of 16 elements; what lies between is zero and stays so.
 *
 * @param <M> the module's type
 */
public final class Network<M extends Module> {

  private final String name;
  private final M module;
  private final Kernels kernels;
  private final ValueLock lock;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, INDArray> buffers = new LinkedHashMap<>();
  private final FlatVector values;
  private final FlatVector gradient;
  private final FlatVector bufferValues;
  private final List<Part> parts = new ArrayList<>();

  /** How many parameters the first parts have together, by their number. */
  private final List<Integer> parametersUpTo = new ArrayList<>(List.of(0));

  private Network(String name, M module, Kernels kernels, RandomStream random) {
    this.name = name;
    this.module = module;
    this.kernels = kernels;
    this.lock = new ValueLock(name);
    List<String> paths = new ArrayList<>();
    Map<String, Buffer> declared = new LinkedHashMap<>();
    module.visit(
        name,
        new Module.Visitor(
            (path, parameter) -> {
              paths.add(path);
              parameters.add(parameter);
            },
            declared::put));
    List<long[]> shapes = parameters.stream().map(Parameter::shape).toList();
    this.values = FlatVector.zeros(kernels, shapes);
    this.gradient = FlatVector.zeros(kernels, shapes);
    this.bufferValues =
        FlatVector.zeros(kernels, declared.values().stream().map(Buffer::shape).toList());
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      INDArray memory = values.views().get(i);
      parameter.bind(paths.get(i), memory);
      parameter.initializer().fill(memory, random);
      variables.add(parameter.variable());
    }
    findParts();
    declared.forEach(
        (path, buffer) -> {
          INDArray memory = bufferValues.views().get(buffers.size());
          buffer.bind(path, memory);
          buffer.initializer().fill(memory, random);
          buffers.put(path, memory);
        });
  }

  /** The children's parameters of a {@link Growing} module, or everything as one part. */
  private void findParts() {
    List<Integer> ends = new ArrayList<>();
    if (module instanceof Growing) {
      int end = 0;
      for (Module child : module.children().values()) {
        end += (int) child.withDescendants().mapToLong(m -> m.ownParameters().size()).sum();
        ends.add(end);
      }
    } else {
      ends.add(parameters.size());
    }
    int begin = 0;
    for (int end : ends) {
      parts.add(new Part(kernels, values.range(begin, end), gradient.range(begin, end)));
      parametersUpTo.add(end);
      begin = end;
    }
  }

  /**
   * A range of the flat vector that is updated as one.
   *
   * @param kernels the kernels that the network runs on
   * @param vector the parameters, over the network's memory
   * @param gradient their gradient, over the network's memory
   */
  public record Part(Kernels kernels, INDArray vector, INDArray gradient) {}

  /**
   * The parts of the flat vector, in its order.
   *
   * @return one for each child of a {@link Growing} module, a single one of any other
   */
  public List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /**
   * The number of parts that are trained.
   *
   * @return the first parts of a {@link Growing} module, all of any other
   */
  public int partsInUse() {
    return module instanceof Growing growing ? growing.partsInUse() : parts.size();
  }

  /**
   * Gives a module's parameters and buffers memory and their first values: the parameters in the
   * order of their declaration, then the buffers.
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
   * Keeps the values still while they are read; trainers hold it through each step.
   *
   * @return the lock
   */
  public ValueLock lock() {
    return lock;
  }

  /**
   * The parameters in the order of their declaration.
   *
   * @return an unmodifiable view
   */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /**
   * The variables of the parameters in use, to differentiate for: of all parameters, unless the
   * module is {@link Growing}.
   *
   * @return an unmodifiable view, in the order of {@link #parameters}
   */
  public List<Variable> variables() {
    return Collections.unmodifiableList(variables.subList(0, parametersUpTo.get(partsInUse())));
  }

  /**
   * The buffers by path, in the order of their declaration.
   *
   * @return an unmodifiable view of the arrays themselves
   */
  public Map<String, INDArray> buffers() {
    return Collections.unmodifiableMap(buffers);
  }

  /**
   * All parameters, one after the other.
   *
   * @return the flat vector itself
   */
  public INDArray vector() {
    return values.array();
  }

  /**
   * All buffers, one after the other.
   *
   * @return the flat vector itself
   */
  public INDArray bufferVector() {
    return bufferValues.array();
  }

  /**
   * The gradient that {@link #gradient(List)} was given last, laid out as the parameters are.
   *
   * @return the flat vector itself
   */
  public INDArray gradient() {
    return gradient.array();
  }

  /**
   * Sets the flat gradient.
   *
   * @param gradients one a parameter, in the order of {@link #variables}
   */
  public void gradient(List<Variable> gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      kernels.elementWise().copy(gradients.get(i).value(), gradient.views().get(i));
    }
  }

  /**
   * Adds to the flat gradient.
   *
   * @param gradients one a parameter, in the order of {@link #variables}
   */
  public void addGradient(List<Variable> gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      kernels.elementWise().axpy(1, gradients.get(i).value(), gradient.views().get(i));
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

  /**
   * Everything that makes up the network's values: the parameters by path, then the buffers.
   *
   * @return an unmodifiable map of the arrays themselves, which change as the network does
   */
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    parameters.forEach(parameter -> state.put(parameter.path(), parameter.variable().value()));
    state.putAll(buffers);
    return Collections.unmodifiableMap(state);
  }

  /**
   * Takes over the values of a state; nothing changes if anything in it doesn't fit. Waits for who
   * is reading.
   *
   * @param state an array for each path of {@link #state}, float32 or float64 in the same shape;
   *     copied
   * @throws IllegalArgumentException naming each array that is missing, unexpected or of another
   *     shape
   */
  public void load(Map<String, INDArray> state) {
    Map<String, INDArray> own = state();
    StateMismatch.check(name, own, state);
    ValueLock.changing(
        List.of(this),
        () -> {
          own.forEach((path, array) -> array.assign(state.get(path)));
          return null;
        });
  }

  /**
   * Takes over the parameters and buffers of a network of the same structure, whatever its name.
   *
   * @param other the network; not modified
   * @throws IllegalArgumentException naming each array that only one of the two has, or that has
   *     another shape
   */
  public void copyFrom(Network<?> other) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    other
        .state()
        .forEach((path, array) -> state.put(name + path.substring(other.name.length()), array));
    StateMismatch.check(name, state(), state);
    kernels.elementWise().copy(other.vector(), vector());
    kernels.elementWise().copy(other.bufferVector(), bufferVector());
  }
}
