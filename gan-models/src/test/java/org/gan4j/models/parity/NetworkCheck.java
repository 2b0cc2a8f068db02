package org.gan4j.models.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.official.OfficialNames.Origin;
import org.gan4j.parity.Verdict;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares outputs, gradients and R1 of one case; every such tensor of the file has to be there.
 */
final class NetworkCheck {

  private final ModelCase modelCase;
  private final CaseNetworks built;
  private final Kernels kernels;
  private final Verdict verdict;
  private final Set<String> left = new HashSet<>();

  /** An input that several outputs depend on has the sum of their gradients. */
  private final Map<String, INDArray> inputGradients = new LinkedHashMap<>();

  /** The inputs of one computation, each a leaf of its own. */
  private final class Leaves implements CaseNetworks.Inputs {
    private final Map<String, Variable> made = new LinkedHashMap<>();

    @Override
    public Variable get(String name) {
      return made.computeIfAbsent(name, key -> Variable.leaf(modelCase.array("in." + key)));
    }
  }

  NetworkCheck(ModelCase modelCase, CaseNetworks built, Kernels kernels, Verdict verdict) {
    this.modelCase = modelCase;
    this.built = built;
    this.kernels = kernels;
    this.verdict = verdict;
    for (String name : modelCase.file().tensors().keySet()) {
      if (name.startsWith("out.") || name.startsWith("grad.") || name.startsWith("r1.")) {
        left.add(name);
      }
    }
  }

  void run() {
    Map<String, JsonNode> gradients = new LinkedHashMap<>();
    modelCase.json("gradients").forEach(entry -> gradients.put(entry.get("out").asText(), entry));
    built
        .outputs()
        .forEach(
            (name, output) -> {
              if (modelCase.has("out." + name)) {
                output(name, output, gradients.get(name));
              }
            });
    inputGradients.forEach((name, sum) -> check("grad." + name, Variable.constant(sum), "grad"));
    left.stream().sorted().forEach(name -> verdict.fail(name + ": nothing here gives it"));
  }

  private void output(String name, CaseNetworks.Output output, JsonNode gradients) {
    built
        .networks()
        .forEach(one -> one.names().load(one.network(), modelCase.under(one.prefix() + ".")));
    try (Scope scope = output.training() ? Scope.open(kernels) : Scope.evaluation(kernels)) {
      Leaves inputs = new Leaves();
      Variable value = output.function().apply(inputs);
      check("out." + name, value, "out");
      if (gradients != null) {
        Variable upstream = Variable.constant(modelCase.array("in.u." + name));
        Variable s = value.mul(upstream.reshape(value.shape())).sum();
        List<String> wanted = new ArrayList<>();
        gradients.get("wrt").forEach(of -> wanted.add(of.asText()));
        gradients(s, inputs, wanted);
        if (modelCase.has("r1.value") && wanted.contains("D")) {
          r1(value, inputs.get("image"));
        }
      }
    }
  }

  private void gradients(Variable s, Leaves inputs, List<String> wanted) {
    List<String> names = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    for (String name : wanted) {
      if (modelCase.has("grad." + name)) {
        names.add(name);
        variables.add(inputs.get(name));
      }
    }
    int inputCount = names.size();
    for (CaseNetworks.Loaded one : built.networks()) {
      if (wanted.contains(one.prefix())) {
        variables.addAll(one.network().variables());
      }
    }
    List<Variable> found = Gradients.grad(s, variables, false);
    for (int i = 0; i < inputCount; i++) {
      inputGradients.merge(names.get(i), found.get(i).value().dup('c'), INDArray::add);
    }
    parameters("grad.", wanted, found.subList(inputCount, found.size()), "grad");
  }

  private void parameters(String kind, List<String> wanted, List<Variable> found, String error) {
    int next = 0;
    for (CaseNetworks.Loaded one : built.networks()) {
      if (!wanted.contains(one.prefix())) {
        continue;
      }
      List<Origin> origins = one.names().origins(one.network());
      for (int i = 0; i < one.network().variables().size(); i++) {
        Origin origin = origins.get(i);
        String theirs = kind + one.prefix() + "." + origin.name();
        Variable ours = found.get(next++);
        if (modelCase.has(theirs)) {
          left.remove(theirs);
          INDArray expected = origin.array(modelCase.file().tensor(theirs));
          check(theirs, expected, ours, modelCase.tolerance(error));
        }
      }
    }
  }

  private void r1(Variable logits, Variable image) {
    Variable gradient = Gradients.grad(logits.sum(), image, true);
    Variable value = gradient.square().sum();
    check("r1.value", value, "r1");
    List<Variable> variables = new ArrayList<>();
    for (CaseNetworks.Loaded one : built.networks()) {
      if (one.prefix().equals("D")) {
        variables.addAll(one.network().variables());
      }
    }
    parameters("r1.grad.", List.of("D"), Gradients.grad(value, variables, false), "r1");
  }

  private void check(String tensor, Variable actual, String kind) {
    left.remove(tensor);
    check(tensor, modelCase.array(tensor), actual, modelCase.tolerance(kind));
  }

  private void check(String tensor, INDArray expected, Variable actual, double tolerance) {
    verdict.check(tensor, expected.dup('c').data().asDouble(), actual, tolerance);
  }
}
