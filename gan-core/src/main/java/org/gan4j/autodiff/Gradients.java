package org.gan4j.autodiff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.kernel.BinaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation of what was recorded. Only the gradients that are asked for are
 * computed: an operation's argument from which none of them can be reached costs nothing.
 *
 * <p>What gradients are asked for has to require them: a {@linkplain Variable#leaf leaf}, or what
 * was computed from one while {@linkplain Scope#recording recording}. A constant is refused, since
 * nothing of what is computed from it is recorded.
 */
public final class Gradients {

  private Gradients() {}

  /**
   * The gradients of a scalar; the graph stays as it is.
   *
   * @param output a variable with one element
   * @param inputs the variables to differentiate for
   * @param createGraph whether the gradients shall be differentiable themselves
   * @return one gradient an input, in its shape; zeros where the output doesn't depend on it
   * @throws IllegalArgumentException if an input doesn't require gradients, or the output was
   *     computed while nothing was recorded
   */
  public static List<Variable> grad(Variable output, List<Variable> inputs, boolean createGraph) {
    return grad(List.of(output), List.of(seed(output)), inputs, createGraph);
  }

  /**
   * The gradient of a scalar for one variable; the graph stays as it is.
   *
   * @param output a variable with one element
   * @param input the variable to differentiate for
   * @param createGraph whether the gradient shall be differentiable itself
   * @return the gradient in the input's shape; zeros if the output doesn't depend on it
   * @throws IllegalArgumentException if the input doesn't require gradients, or the output was
   *     computed while nothing was recorded
   */
  public static Variable grad(Variable output, Variable input, boolean createGraph) {
    return grad(output, List.of(input), createGraph).get(0);
  }

  /**
   * The sum over the outputs of their vector-Jacobian products; the graph stays as it is.
   *
   * @param outputs what to differentiate
   * @param upstream the gradients for the outputs, one each in its shape
   * @param inputs the variables to differentiate for
   * @param createGraph whether the gradients shall be differentiable themselves
   * @return one gradient an input, in its shape; zeros where no output depends on it
   * @throws IllegalArgumentException if an input doesn't require gradients, or an output was
   *     computed while nothing was recorded
   */
  public static List<Variable> grad(
      List<Variable> outputs, List<Variable> upstream, List<Variable> inputs, boolean createGraph) {
    return new Pass(inputs, createGraph, false).run(outputs, upstream);
  }

  /**
   * The gradients of a scalar, in the last pass over its graph: the memory of intermediate values
   * goes back to the pool as the pass moves on, so that reading them afterwards, or differentiating
   * again, fails. Variables without a history (parameters, data, what {@link Variable#detach} gave)
   * and the output itself stay.
   *
   * @param output a variable with one element
   * @param inputs the variables to differentiate for
   * @return one gradient an input, in its shape; zeros where the output doesn't depend on it
   * @throws IllegalArgumentException if an input doesn't require gradients, or the output was
   *     computed while nothing was recorded
   */
  public static List<Variable> backward(Variable output, List<Variable> inputs) {
    return new Pass(inputs, false, true).run(List.of(output), List.of(seed(output)));
  }

  private static Variable seed(Variable output) {
    Trace.check(
        output.length() == 1,
        "output: expected one element, got %s; sum it or take its mean",
        output.shape());
    return Variable.full(1, output.dataType(), output.shape());
  }

  /** One walk from outputs to inputs. */
  private static final class Pass {
    private final List<Variable> inputs;
    private final Set<Variable> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean createGraph;
    private final boolean consume;

    /** Of each variable that was visited, whether one of the inputs can be reached from it. */
    private final Map<Variable, Boolean> reaches = new IdentityHashMap<>();

    /** The recorded variables, each after those that it depends on. */
    private final List<Variable> order = new ArrayList<>();

    private final Map<Variable, Variable> gradients = new IdentityHashMap<>();

    Pass(List<Variable> inputs, boolean createGraph, boolean consume) {
      this.inputs = inputs;
      this.createGraph = createGraph;
      this.consume = consume;
      kept.addAll(inputs);
      for (int i = 0; i < inputs.size(); i++) {
        Variable input = inputs.get(i);
        checkRecorded("inputs", i, input);
        Trace.check(
            input.requiresGrad(),
            "inputs[%s]: a constant of shape %s doesn't require gradients; take its"
                + " detachedLeaf() and compute the output from that",
            i,
            input.shape());
      }
      Trace.check(
          !createGraph || Trace.recording(),
          "createGraph: nothing is recorded inside Scope.noGrad(); call grad outside of it");
    }

    List<Variable> run(List<Variable> outputs, List<Variable> upstream) {
      for (int i = 0; i < outputs.size(); i++) {
        checkRecorded("outputs", i, outputs.get(i));
      }
      outputs.forEach(this::sort);
      kept.addAll(outputs);
      if (createGraph) {
        return walk(outputs, upstream);
      }
      try (Scope pass = Scope.nested(false)) {
        List<Variable> results = walk(outputs, upstream);
        results.forEach(pass::keep);
        return results;
      }
    }

    private static void checkRecorded(String list, int index, Variable variable) {
      Trace.check(
          !variable.unrecorded(),
          "%s[%s]: how this variable of shape %s was computed is not recorded; compute it outside"
              + " of Scope.noGrad(), and gradients that are differentiated again with createGraph",
          list,
          index,
          variable.shape());
    }

    private void sort(Variable root) {
      Deque<Variable> stack = new ArrayDeque<>();
      Set<Variable> opened = Collections.newSetFromMap(new IdentityHashMap<>());
      stack.push(root);
      while (!stack.isEmpty()) {
        Variable variable = stack.element();
        Node node = variable.node();
        if (reaches.containsKey(variable)) {
          stack.pop();
        } else if (node != null && opened.add(variable)) {
          for (Variable input : node.inputs()) {
            stack.push(input);
          }
        } else {
          stack.pop();
          boolean reaching = kept.contains(variable);
          if (node != null) {
            order.add(variable);
            for (Variable input : node.inputs()) {
              reaching |= reaches.getOrDefault(input, false);
            }
          }
          reaches.put(variable, reaching);
        }
      }
    }

    private List<Variable> walk(List<Variable> outputs, List<Variable> upstream) {
      for (int i = 0; i < outputs.size(); i++) {
        Trace.check(
            Arrays.equals(outputs.get(i).shape(), upstream.get(i).shape()),
            "upstream %s: expected the output's shape %s, got %s",
            i,
            outputs.get(i).shape(),
            upstream.get(i).shape());
        add(outputs.get(i), upstream.get(i), null);
      }
      for (int i = order.size() - 1; i >= 0; i--) {
        step(order.get(i));
      }
      List<Variable> results = new ArrayList<>(inputs.size());
      for (Variable input : inputs) {
        Variable gradient = gradients.get(input);
        results.add(
            gradient == null ? Variable.full(0, input.dataType(), input.shape()) : gradient);
      }
      return results;
    }

    private void step(Variable variable) {
      Variable gradient = gradients.get(variable);
      Node node = variable.node();
      if (gradient != null && node != null) {
        boolean[] wanted = new boolean[node.inputs().length];
        boolean any = false;
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] = reaches.getOrDefault(node.inputs()[i], false);
          any |= wanted[i];
        }
        if (any) {
          apply(variable, node, gradient, wanted);
        }
        if (!createGraph && !inputs.contains(variable)) {
          gradients.remove(variable);
          gradient.release();
        }
      }
      if (consume && !kept.contains(variable)) {
        variable.release();
      }
    }

    private void apply(Variable variable, Node node, Variable gradient, boolean[] wanted) {
      if (createGraph) {
        spread(node, node.rule().apply(variable, gradient, wanted), wanted, null);
        return;
      }
      try (Scope rule = Scope.nested(false)) {
        spread(node, node.rule().apply(variable, gradient, wanted), wanted, rule);
      }
    }

    private void spread(
        Node node, @Nullable Variable[] results, boolean[] wanted, @Nullable Scope rule) {
      for (int i = 0; i < wanted.length; i++) {
        Variable result = results[i];
        if (wanted[i] && result != null) {
          Trace.check(
              Arrays.equals(result.shape(), node.inputs()[i].shape()),
              "%s: the rule of argument %s gives shape %s for an input of %s",
              node.operation(),
              i,
              result.shape(),
              node.inputs()[i].shape());
          add(node.inputs()[i], result, rule);
        }
      }
    }

    /**
     * Adds a contribution to a variable's gradient; what the rule's scope owns is taken over, else
     * shared.
     */
    private void add(Variable variable, Variable contribution, @Nullable Scope rule) {
      Variable sum = gradients.get(variable);
      if (sum == null) {
        if (createGraph) {
          sum = contribution;
        } else if (rule != null && contribution.owner() == rule) {
          sum = rule.keep(contribution);
        } else {
          sum = contribution.detach();
          if (rule != null) {
            rule.keep(sum);
          }
        }
        gradients.put(variable, sum);
      } else if (createGraph) {
        gradients.put(variable, sum.add(contribution));
      } else if (sum.exclusive()) {
        Trace.kernels(sum)
            .elementWise()
            .binary(BinaryOp.ADD, sum.value(), contribution.value(), sum.value());
      } else {
        Variable fresh = sum.add(contribution);
        gradients.put(variable, rule == null ? fresh : rule.keep(fresh));
        sum.release();
      }
    }
  }
}
