package org.gan4j.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.kernel.Activation;

/**
 * An operation to be held against finite differences.
 *
 * @param name what a failure is told by
 * @param operation from variables of the shapes to one
 * @param shapes of the variables
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OperationCase(String name, Function<List<Variable>, Variable> operation, long[]... shapes) {

  static OperationCase of(
      String name, Function<List<Variable>, Variable> operation, long[]... shapes) {
    return new OperationCase(name, operation, shapes);
  }

  static long[] s(long... shape) {
    return shape;
  }

  private static final List<Activation> ALL_ACTIVATIONS =
      Arrays.stream(Activation.Kind.values())
          .map(
              kind ->
                  kind == Activation.Kind.LEAKY_RELU
                      ? Activation.leakyRelu(0.2)
                      : new Activation(kind, 0))
          .toList();

  /** A case with each of the fused activations. */
  static Stream<OperationCase> eachActivation(Function<Activation, OperationCase> makes) {
    return ALL_ACTIVATIONS.stream()
        .map(
            activation -> {
              OperationCase made = makes.apply(activation);
              return of(made.name() + " " + activation.kind(), made.operation(), made.shapes());
            });
  }

  @Override
  public String toString() {
    return name;
  }
}
