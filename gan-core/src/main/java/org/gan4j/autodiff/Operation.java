package org.gan4j.autodiff;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Differentiable operations of one's own: a function on arrays together with its gradient. The
 * gradient is written in operations, so that it can be differentiated again; hold both against
 * finite differences with {@link GradCheck}.
 *
 * <pre>{@code
 * static Variable sine(Variable x) {
 *   return Operation.record(
 *       "sine",
 *       x.shape(),
 *       out -> out.assign(Transforms.sin(x.value())),
 *       List.of(x),
 *       (y, gy) -> gy.mul(cosine(x)));
 * }
 * }</pre>
 */
public final class Operation {

  private Operation() {}

  /**
   * Applies and records an operation whose gradients are independent of each other.
   *
   * @param name for messages
   * @param shape the output's
   * @param forward writes every element of the output, of the first input's data type, dense in C
   *     order
   * @param inputs what the operation was applied to, at least one
   * @param rules one an input, in their order; asked only where its gradient is wanted
   * @return the output, in the current scope
   * @throws IllegalArgumentException if there aren't as many rules as inputs
   */
  public static Variable record(
      String name,
      long[] shape,
      Consumer<INDArray> forward,
      List<Variable> inputs,
      GradientRule.One... rules) {
    Trace.check(
        rules.length == inputs.size(),
        "%s: expected one rule an input, %s, got %s",
        name,
        inputs.size(),
        rules.length);
    String arguments =
        IntStream.range(0, rules.length).mapToObj(Integer::toString).collect(joining(","));
    return record(name, shape, forward, inputs, Trace.each(name, arguments, rules));
  }

  /**
   * Applies and records an operation.
   *
   * @param name for messages
   * @param shape the output's
   * @param forward writes every element of the output, of the first input's data type, dense in C
   *     order
   * @param inputs what the operation was applied to, at least one
   * @param rule all gradients at once, for those that share work
   * @return the output, in the current scope
   */
  public static Variable record(
      String name,
      long[] shape,
      Consumer<INDArray> forward,
      List<Variable> inputs,
      GradientRule rule) {
    Trace.check(!inputs.isEmpty(), "%s: expected at least one input, got none", name);
    Lease out = Trace.borrow(inputs.get(0), shape);
    forward.accept(out.array());
    return Trace.record(name, out, rule, inputs.toArray(new Variable[0]));
  }
}
