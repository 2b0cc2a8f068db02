package org.gan4j.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.init.Initializer;

/**
 * Something with parameters, buffers (state that isn't trained, such as running statistics) and
 * child modules, all named. Modules describe; parameters and buffers get memory and values when a
 * {@link Network} is made. Whether a module runs as in training or as in inference is not its own
 * affair but the call's, see {@link org.gan4j.autodiff.Scope#training}.
 */
public abstract class Module {

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Buffer> buffers = new LinkedHashMap<>();
  private final Map<String, Module> children = new LinkedHashMap<>();
  private String path = "";

  /**
   * Declares a parameter.
   *
   * @param name its name within this module, without dots
   * @param initializer how its first values are drawn
   * @param shape its extents
   * @return the parameter
   */
  protected final Parameter parameter(String name, Initializer initializer, long... shape) {
    checkName(name);
    Parameter parameter = new Parameter(initializer, shape);
    parameters.put(name, parameter);
    return parameter;
  }

  /**
   * Declares a buffer: state that is saved with the weights, but not trained.
   *
   * @param name its name within this module, without dots
   * @param initializer how its first values are drawn
   * @param shape its extents
   * @return the buffer
   */
  protected final Buffer buffer(String name, Initializer initializer, long... shape) {
    checkName(name);
    Buffer buffer = new Buffer(initializer, shape);
    buffers.put(name, buffer);
    return buffer;
  }

  /**
   * Adds a child.
   *
   * @param name its name within this module, without dots
   * @param child the child
   * @param <M> its type
   * @return the child
   */
  protected final <M extends Module> M child(String name, M child) {
    checkName(name);
    children.put(name, child);
    return child;
  }

  private void checkName(String name) {
    if (name.isEmpty() || name.contains(".")) {
      throw new IllegalArgumentException("name: expected one without dots, got '" + name + "'");
    }
    if (parameters.containsKey(name) || buffers.containsKey(name) || children.containsKey(name)) {
      throw new IllegalArgumentException(
          name + ": " + getClass().getSimpleName() + " has one of that name already");
    }
  }

  /**
   * Computes an output: whatever a module offers for its use, such as a layer's {@code apply}, goes
   * through here, so that errors name the module and a {@link LayerProbe} sees what it gave. A
   * module whose inputs are no layer's wraps its computation itself:
   *
   * <pre>{@code
   * Variable apply(Variable x, Variable style) {
   *   return call(() -> linear.apply(x.mul(style)));
   * }
   * }</pre>
   *
   * <p>Where nothing is recorded, what the module computed on the way is gone when it returns; only
   * the output is there.
   *
   * @param forward what the module computes
   * @return the output
   * @throws ShapeException if an input doesn't fit, naming the innermost module that refused it
   */
  protected final Variable call(Supplier<Variable> forward) {
    Variable y;
    try {
      y = Scope.current().recording() ? forward.get() : output(forward);
    } catch (IllegalArgumentException e) {
      throw ShapeException.in(this, e);
    }
    LayerProbe.saw(this, y);
    return y;
  }

  /** The output alone: where nothing is recorded, nobody asks for what lay on the way. */
  private static Variable output(Supplier<Variable> forward) {
    try (Scope inside = Scope.open()) {
      return inside.keep(forward.get());
    }
  }

  /**
   * Whether a {@link LayerProbe} watches this thread, so that a module which can compute several of
   * its children in one has to call each.
   *
   * @return true while a probe is open
   */
  protected static boolean probed() {
    return LayerProbe.isOpen();
  }

  /**
   * Fails unless an input has the shape that the module takes.
   *
   * @param fits whether it has
   * @param expected the shape, {@code [N, 100]} say
   * @param x the input
   * @throws IllegalArgumentException if it doesn't fit, with both shapes
   */
  protected static void expect(boolean fits, String expected, Variable x) {
    if (!fits) {
      throw new IllegalArgumentException(
          "expected " + expected + ", got " + Arrays.toString(x.shape()));
    }
  }

  /**
   * Fails unless an input is {@code [N, H, W, channels]}.
   *
   * @param x the input
   * @param channels how many channels it should have
   * @throws IllegalArgumentException if it has another shape
   */
  protected static void expectImages(Variable x, long channels) {
    expect(x.rank() == 4 && x.size(3) == channels, "[N, H, W, " + channels + "]", x);
  }

  /**
   * The children by name, in the order in which they were added.
   *
   * @return an unmodifiable view
   */
  public final Map<String, Module> children() {
    return Collections.unmodifiableMap(children);
  }

  /**
   * The parameters of this module alone, by name.
   *
   * @return an unmodifiable view
   */
  public final Map<String, Parameter> ownParameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * The buffers of this module alone, by name.
   *
   * @return an unmodifiable view
   */
  public final Map<String, Buffer> ownBuffers() {
    return Collections.unmodifiableMap(buffers);
  }

  /**
   * The name with those of the modules around it, once a {@link Network} has been made.
   *
   * @return {@code generator.block1.conv}, say
   */
  public final String path() {
    return path;
  }

  /**
   * Whether this module by itself, without its children, normalizes by statistics of a whole batch
   * in training, so that the output of one sample depends on the others as batch norm's does.
   * Penalties on single samples' gradients make no sense through such a module.
   *
   * @return false, unless the module says otherwise
   */
  public boolean normalizesOverBatch() {
    return false;
  }

  /** This module and all below it, in the order of declaration. */
  final Stream<Module> withDescendants() {
    return Stream.concat(
        Stream.of(this), children.values().stream().flatMap(Module::withDescendants));
  }

  /** The path, or before a {@link Network} has been made the class's name. */
  @Override
  public final String toString() {
    return path.isEmpty() ? getClass().getSimpleName() : path;
  }

  /** Names this module and all below it, and collects what they declare, in order, by path. */
  final void collect(String at, Map<String, Parameter> all, Map<String, Buffer> allBuffers) {
    path = at;
    parameters.forEach((name, parameter) -> all.put(at + "." + name, parameter));
    buffers.forEach((name, buffer) -> allBuffers.put(at + "." + name, buffer));
    children.forEach((name, child) -> child.collect(at + "." + name, all, allBuffers));
  }
}
