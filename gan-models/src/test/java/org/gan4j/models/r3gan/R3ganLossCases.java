package org.gan4j.models.r3gan;

import java.util.List;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.R1;
import org.gan4j.gan.penalty.R2;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.models.official.OfficialNames.Origin;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.ModelKind;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.gan4j.parity.Verdict;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cases of the authors' losses: {@code AdversarialTraining} of {@code R3GAN/Trainer.py}. */
public final class R3ganLossCases implements ModelKind {

  @Override
  public void run(ModelCase c, Kernels kernels, Verdict verdict) {
    R3ganConfig ofGenerator = R3ganCases.generator(c);
    R3ganConfig ofDiscriminator = R3ganCases.discriminator(c);
    new OneCase(
            c,
            verdict,
            Network.of("G", R3gan.generator(ofGenerator), kernels, new RandomStream(1)),
            OfficialR3gan.generator(ofGenerator),
            Network.of("D", R3gan.discriminator(ofDiscriminator), kernels, new RandomStream(1)),
            OfficialR3gan.discriminator(ofDiscriminator))
        .run(kernels);
  }

  private record OneCase(
      ModelCase file,
      Verdict verdict,
      Network<Layer> generator,
      OfficialNames ofGenerator,
      Network<Layer> discriminator,
      OfficialNames ofDiscriminator) {

    void run(Kernels kernels) {
      ofGenerator.load(generator, file.under("G."));
      ofDiscriminator.load(discriminator, file.under("D."));
      try (Scope scope = Scope.open(kernels)) {
        checkGenerator();
      }
      try (Scope scope = Scope.open(kernels)) {
        checkDiscriminator();
      }
    }

    private Variable logits(Variable images) {
      return discriminator.module().apply(images);
    }

    private void checkGenerator() {
      Variable real = logits(Variable.constant(file.array("in.image")));
      Variable fake = logits(generator.module().apply(Variable.constant(file.array("in.z"))));
      Variable relative = fake.sub(real).reshape(-1);
      check("out.G.relativistic_logits", relative);
      check("out.G.adv_loss", Activations.softplus(relative.neg()));
      gradients(
          "G",
          GanLoss.relativisticPairing().generator(real.detach(), fake),
          generator,
          ofGenerator);
    }

    private void checkDiscriminator() {
      Variable real = Variable.leaf(file.array("in.image"));
      Variable fake =
          generator.module().apply(Variable.constant(file.array("in.z"))).detachedLeaf();
      Judgement ofReal = Judgement.of(real, logits(real));
      Judgement ofFake = Judgement.of(fake, logits(fake));
      Variable relative = ofReal.logits().sub(ofFake.logits()).reshape(-1);
      check("out.D.relativistic_logits", relative);
      check("out.D.adv_loss", Activations.softplus(relative.neg()));
      check("out.D.r1_penalty", squaredNorms(ofReal));
      check("out.D.r2_penalty", squaredNorms(ofFake));
      double gamma = file.json("config").get("Gamma").doubleValue();
      Critic critic = Critic.of(discriminator, this::logits).knowing(ofFake);
      RandomStream random = new RandomStream(1);
      gradients(
          "D",
          GanLoss.relativisticPairing()
              .discriminator(ofReal.logits(), ofFake.logits())
              .add(R1.weight(gamma).term(critic, ofReal, fake, random))
              .add(R2.weight(gamma).term(critic, ofReal, fake, random)),
          discriminator,
          ofDiscriminator);
    }

    private static Variable squaredNorms(Judgement judgement) {
      return Gradients.grad(judgement.logits().sum(), judgement.images(), true)
          .square()
          .sum(1, 2, 3);
    }

    private void gradients(
        String prefix, Variable loss, Network<Layer> network, OfficialNames names) {
      List<Variable> found = Gradients.grad(loss, network.variables(), false);
      List<Origin> origins = names.origins(network);
      for (int i = 0; i < found.size(); i++) {
        String tensor = "grad." + prefix + "." + origins.get(i).name();
        if (file.has(tensor)) {
          INDArray expected = origins.get(i).array(file.file().tensor(tensor));
          verdict.check(tensor, expected.data().asDouble(), found.get(i), file.tolerance("grad"));
        }
      }
    }

    private void check(String tensor, Variable actual) {
      verdict.check(tensor, file.numbers(tensor), actual, file.tolerance("out"));
    }
  }
}
