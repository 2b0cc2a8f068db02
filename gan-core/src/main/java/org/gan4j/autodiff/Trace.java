package org.gan4j.autodiff;

import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** What every operation does around its kernel call: borrow the output, record the node. */
final class Trace {

  private Trace() {}

  /** The kernels for x and what has its type. */
  static Kernels kernels(Variable x) {
    return kernels(x.dataType());
  }

  static Kernels kernels(DataType type) {
    return Scope.current().kernels().forType(type);
  }

  static boolean recording() {
    return Scope.current().recording();
  }

  /** Memory for an output of an operation on x. */
  static Lease borrow(Variable x, long... shape) {
    return Scope.current().borrow(x.dataType(), shape);
  }

  static Lease borrow(DataType type, long... shape) {
    return Scope.current().borrow(type, shape);
  }

  /** A variable over memory that isn't differentiated. */
  static Variable constant(Lease lease) {
    return Scope.current().adopt(new Variable(lease.array(), lease, null, false));
  }

  /** The output of an operation, recorded if anything that it depends on wants gradients. */
  static Variable record(String operation, Lease out, GradientRule rule, Variable... inputs) {
    return record(operation, out.array(), out, rule, inputs);
  }

  static Variable record(
      String operation,
      org.nd4j.linalg.api.ndarray.INDArray value,
      @Nullable Lease lease,
      GradientRule rule,
      Variable... inputs) {
    Scope scope = Scope.current();
    boolean wanted = false;
    boolean lost = false;
    for (Variable input : inputs) {
      wanted |= input.requiresGrad();
      lost |= input.unrecorded();
    }
    boolean traced = wanted && scope.recording();
    Node node = traced ? new Node(operation, inputs, rule) : null;
    return scope.adopt(new Variable(value, lease, node, traced, !traced && (wanted || lost)));
  }

  /** An operation with one rule an input; the names stand in the message if one is missing. */
  static Variable record(
      String operation,
      Lease out,
      String arguments,
      List<Variable> inputs,
      GradientRule.One... rules) {
    return record(
        operation, out, each(operation, arguments, rules), inputs.toArray(new Variable[0]));
  }

  /** A rule made of one function an input; null stands for a missing rule. */
  static GradientRule each(
      String operation, String arguments, GradientRule.@Nullable One... rules) {
    return (y, gy, wanted) -> {
      @Nullable Variable[] gradients = new Variable[rules.length];
      for (int i = 0; i < rules.length; i++) {
        if (wanted[i]) {
          GradientRule.One rule = rules[i];
          if (rule == null) {
            throw new UnsupportedOperationException(
                operation + ": no gradient rule for argument " + arguments.split(",")[i].strip());
          }
          gradients[i] = rule.apply(y, gy);
        }
      }
      return gradients;
    };
  }

  /** Checks that something holds of the arguments; the message is built only if it doesn't. */
  static void check(boolean holds, String format, @Nullable Object... arguments) {
    if (!holds) {
      @Nullable Object[] shown = new Object[arguments.length];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = arguments[i] instanceof long[] shape ? Arrays.toString(shape) : arguments[i];
      }
      throw new IllegalArgumentException(String.format(format, shown));
    }
  }
}
