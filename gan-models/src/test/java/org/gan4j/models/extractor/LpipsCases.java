package org.gan4j.models.extractor;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.TensorData;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.FormulaWeights;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.ModelKind;
import org.gan4j.parity.Verdict;

/** The distances of the LPIPS repository. */
public final class LpipsCases implements ModelKind {

  private static final int MEANS = 16;

  @Override
  public void run(ModelCase c, Kernels kernels, Verdict verdict) {
    Map<String, TensorData> features = new LinkedHashMap<>();
    FormulaWeights.of(c)
        .forEach(
            (name, tensor) -> features.put(name.replaceFirst("^net\\.slice\\d+\\.", ""), tensor));
    LpipsNet net = LpipsNet.valueOf(c.word("net").toUpperCase(Locale.ROOT));
    Lpips lpips = Lpips.of(net, features, c.under("L."), kernels);
    Set<String> left = new HashSet<>();
    c.file().tensors().keySet().stream()
        .filter(name -> name.startsWith("out.") || name.startsWith("grad."))
        .forEach(left::add);
    try (Scope scope = Scope.evaluation(kernels)) {
      Variable a = Variable.leaf(c.array("in.a"));
      Variable b = Variable.constant(c.array("in.b"));
      List<Variable> layers = lpips.layers(a, b);
      Variable distance = lpips.distance(a, b);
      check(c, verdict, left, "out.distance", distance);
      check(c, verdict, left, "out.per_layer", columns(layers));
      check(c, verdict, left, "out.distance_normalize", normalized(lpips, a, b));
      check(c, verdict, left, "out.distance_baseline", sum(lpips.unweighted(a, b)));
      List<Variable> means =
          lpips.features(a).stream().map(x -> Shaping.narrow(x.mean(1, 2), 1, 0, MEANS)).toList();
      check(
          c, verdict, left, "out.feature_means", Shaping.concat(1, means.toArray(Variable[]::new)));
      left.remove("grad.a");
      verdict.check(
          "grad.a",
          c.array("grad.a").data().asDouble(),
          Gradients.grad(distance.sum(), a, false),
          c.tolerance("grad"));
    }
    left.stream().sorted().forEach(name -> verdict.fail(name + ": nothing here gives it"));
  }

  private static void check(
      ModelCase c, Verdict verdict, Set<String> left, String name, Variable actual) {
    left.remove(name);
    verdict.check(name, c.numbers(name), actual, c.tolerance("out"));
  }

  /** Theirs takes images in [0, 1] there. */
  private static Variable normalized(Lpips lpips, Variable a, Variable b) {
    return lpips.distance(a.add(1).mul(0.5).mul(2).sub(1), b.add(1).mul(0.5).mul(2).sub(1));
  }

  private static Variable sum(List<Variable> terms) {
    return terms.stream().reduce(Variable::add).orElseThrow();
  }

  private static Variable columns(List<Variable> terms) {
    return Shaping.concat(
        1,
        terms.stream()
            .map(term -> term.reshape(term.size(0), 1))
            .toList()
            .toArray(new Variable[0]));
  }
}
