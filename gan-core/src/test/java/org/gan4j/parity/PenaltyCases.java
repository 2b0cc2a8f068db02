package org.gan4j.parity;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Convolutions;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.GradientPenalty;
import org.gan4j.gan.penalty.R1;
import org.gan4j.gan.penalty.R2;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;

/** Penalties: values, and gradients for the critic's parameters. */
final class PenaltyCases implements CaseKind {

  /** A penalty on the images of a case. */
  private interface Term {
    Variable apply(ParityCase c, Critic critic, Variable real, Variable fake, Variable eps);
  }

  private static final Map<String, Term> TERMS =
      Map.ofEntries(
          entry(
              "r1",
              (c, d, real, fake, eps) -> new R1(c.number("gamma")).term(d, d.at(real), fake, null)),
          entry(
              "r2",
              (c, d, real, fake, eps) -> new R2(c.number("gamma")).term(d, d.at(real), fake, null)),
          entry(
              "wgan_gp",
              (c, d, real, fake, eps) ->
                  new GradientPenalty(c.number("weight"), c.number("target"), false)
                      .term(d, real, fake, eps)));

  private static final List<String> NAMES = List.of("w1", "b1", "w2", "b2", "w3", "b3");
  private static final Activation LEAKY = Activation.leakyRelu(0.2);
  private static final ConvGeometry HALVING = ConvGeometry.of(2, 1);

  @Override
  public String subject(ParityCase c) {
    return c.metadata("penalty");
  }

  @Override
  public boolean covers(ParityCase c) {
    return TERMS.containsKey(subject(c));
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    try (Scope scope = Scope.open(kernels)) {
      List<Variable> parameters =
          NAMES.stream().map(name -> c.leaf("param." + name, layout(name))).toList();
      Variable value =
          TERMS
              .get(subject(c))
              .apply(
                  c,
                  images -> critic(images, parameters),
                  c.constant("in.real", Layout.IMAGES),
                  c.constant("in.fake", Layout.IMAGES),
                  c.constant("in.eps", Layout.PLAIN));
      verdict.check("value", c.scalar("value"), value.item(), Verdict.SECOND);
      List<Variable> gradients = Gradients.backward(value, parameters);
      for (int i = 0; i < NAMES.size(); i++) {
        String tensor = "grad." + NAMES.get(i);
        double[] expected =
            c.has(tensor)
                ? c.numbers(tensor, layout(NAMES.get(i)))
                : new double[(int) gradients.get(i).length()];
        verdict.check(tensor, expected, gradients.get(i), Verdict.SECOND);
      }
    }
  }

  private static Layout layout(String name) {
    return switch (name) {
      case "w1", "w2" -> Layout.KERNEL;
      case "w3" -> Layout.MATRIX;
      default -> Layout.PLAIN;
    };
  }

  private static Variable critic(Variable images, List<Variable> p) {
    Variable h = Convolutions.conv2d(images, p.get(0), p.get(1), LEAKY, HALVING);
    h = Convolutions.conv2d(h, p.get(2), p.get(3), LEAKY, HALVING);
    Variable flat = h.permute(0, 3, 1, 2).reshape(h.size(0), -1);
    return Activations.activate(Activation.IDENTITY, flat.matmul(p.get(4)).add(p.get(5)));
  }
}
