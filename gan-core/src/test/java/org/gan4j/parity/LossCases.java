package org.gan4j.parity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.Kernels;

/** Losses: values and gradients of both sides. */
final class LossCases implements CaseKind {

  /** The loss of a name such as {@code non_saturating}. */
  static Optional<GanLoss> find(String name) {
    return Arrays.stream(LossKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .map(LossKind::loss)
        .findFirst();
  }

  @Override
  public String subject(ParityCase c) {
    return c.metadata("loss");
  }

  @Override
  public boolean covers(ParityCase c) {
    return find(subject(c)).isPresent();
  }

  @Override
  public void run(ParityCase c, Kernels kernels, Verdict verdict) {
    GanLoss loss = find(subject(c)).orElseThrow();
    try (Scope scope = Scope.open(kernels)) {
      Variable real = c.leaf("in.real", Layout.byRank(c.rank("in.real")));
      Variable fake = c.leaf("in.fake", Layout.byRank(c.rank("in.fake")));
      Variable d = loss.discriminator(real, fake);
      verdict.check("d", c.scalar("d"), d.item(), Verdict.FIRST);
      List<Variable> gradients = Gradients.grad(d, List.of(real, fake), false);
      compare(c, "d.grad.real", gradients.get(0), verdict);
      compare(c, "d.grad.fake", gradients.get(1), verdict);

      Variable g = loss.generator(loss.generatorNeedsReal() ? real : null, fake);
      verdict.check("g", c.scalar("g"), g.item(), Verdict.FIRST);
      compare(c, "g.grad.fake", Gradients.grad(g, fake, false), verdict);
    }
  }

  private static void compare(ParityCase c, String tensor, Variable actual, Verdict verdict) {
    Layout layout = Layout.byRank(c.rank(tensor));
    verdict.check(tensor, c.numbers(tensor, layout), actual, Verdict.FIRST);
  }
}
