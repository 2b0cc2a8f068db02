package org.gan4j.nn;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.MachineMemory;
import org.gan4j.kernel.Shapes;
import org.gan4j.random.RandomStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A module whose parameters live in one flat vector, so that an optimizer step, a moving average or
 * a checkpoint is one pass over contiguous memory. Its buffers live in another, and so does what is
 * asked for of the gradient once it is trained.
 *
 * @param <M> the module's type
 */
public final class Network<M extends Module> {

  private final String name;
  private final M module;
  private final Kernels kernels;
  private final ValueLock lock;
  private final List<Parameter> parameters;
  private final Map<String, INDArray> buffers = new LinkedHashMap<>();
  private final Parts parts;
  private final FlatVector values;
  private final FlatVector bufferValues;
  private @Nullable FlatVector gradient;

  private Network(String name, M module, Kernels kernels, RandomStream random) {
    this.name = name;
    this.module = module;
    this.kernels = kernels;
    this.lock = new ValueLock(name);
    this.parts = new Parts(module);
    Map<String, Parameter> declared = new LinkedHashMap<>();
    Map<String, Buffer> declaredBuffers = new LinkedHashMap<>();
    module.collect(name, declared, declaredBuffers);
    this.parameters = List.copyOf(declared.values());
    this.values = first(declared, parts.ends(), random);
    this.bufferValues = first(declaredBuffers, List.of(declaredBuffers.size()), random);
    declaredBuffers.forEach((path, buffer) -> buffers.put(path, buffer.array()));
  }

  /** Gives arrays memory and their first values. */
  private FlatVector first(
      Map<String, ? extends Stored> declared, List<Integer> partEnds, RandomStream random) {
    FlatVector memory = vector(declared.values(), partEnds);
    Iterator<INDArray> views = memory.views().iterator();
    declared.forEach(
        (path, stored) -> {
          stored.bind(path, views.next());
          stored.initializer().fill(stored.memory(), random);
        });
    return memory;
  }

  private FlatVector vector(Collection<? extends Stored> stored, List<Integer> partEnds) {
    List<long[]> shapes = stored.stream().map(Stored::shape).toList();
    MachineMemory.require(name, Float.BYTES * shapes.stream().mapToLong(Shapes::length).sum());
    return new FlatVector(kernels, shapes, partEnds);
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
   * @throws IllegalArgumentException if it is larger than the computer's memory
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
   * @return an unmodifiable list
   */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The variables of the parameters in use, to differentiate for: of all parameters, unless the
   * module is {@link Growing}.
   *
   * @return an unmodifiable list, in the order of {@link #parameters}
   */
  public List<Variable> variables() {
    return parameters.subList(0, parts.parametersInUse()).stream()
        .map(Parameter::variable)
        .toList();
  }

  /**
   * The numbers of those {@link FlatVector#parts} of {@link #values} and {@link #gradient} that are
   * in use. Whoever changes values in training takes one after the other, each by itself.
   *
   * @return 0 alone, unless the module is {@link Growing}
   */
  public List<Integer> parts() {
    return parts.inUse();
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
   * All parameters, one after the other, by parts.
   *
   * @return what holds {@link #vector}
   */
  public FlatVector values() {
    return values;
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
   * The gradient for the parameters, laid out as they are: whoever trains sets it in the order of
   * {@link #variables}. A network that isn't trained has none until it is asked for.
   *
   * @return the gradient that was set last, zeros at first
   */
  public FlatVector gradient() {
    if (gradient == null) {
      gradient = vector(parameters, parts.ends());
    }
    return gradient;
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
    load(state);
  }
}
