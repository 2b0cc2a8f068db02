package org.gan4j.models.style;

import static org.gan4j.autodiff.Activations.softplus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.autodiff.Gradients;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Judgement;
import org.gan4j.gan.loss.GanLoss;
import org.gan4j.gan.penalty.Critic;
import org.gan4j.gan.penalty.R1;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.models.official.OfficialNames.Origin;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.nn.Network;
import org.gan4j.parity.Verdict;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A case of the authors' losses: {@code StyleGAN2Loss} of {@code training/loss.py}, phase by phase.
 *
 * @param file the case
 * @param verdict takes what is compared
 * @param generator loaded
 * @param ofGenerator what its arrays are called
 * @param discriminator loaded
 * @param ofDiscriminator what its arrays are called
 * @param maps the noise
 */
public record StyleLossCases(
    ModelCase file,
    Verdict verdict,
    StyleGenerator generator,
    OfficialNames ofGenerator,
    Network<FeatureLayer> discriminator,
    OfficialNames ofDiscriminator,
    List<INDArray> maps) {

  /** Runs all phases. */
  public void run() {
    ofGenerator.load(generator.network(), file.under("G."));
    ofDiscriminator.load(discriminator, file.under("D."));
    Set<String> left = new HashSet<>();
    for (String name : file.file().tensors().keySet()) {
      if (name.startsWith("out.") || name.startsWith("grad.")) {
        left.add(name);
      }
    }
    phase(left, this::generatorMain);
    phase(left, this::generatorLengths);
    phase(left, this::discriminatorMain);
    phase(left, this::discriminatorR1);
    left.stream().sorted().forEach(name -> verdict.fail(name + ": nothing here gives it"));
  }

  private interface Phase {
    void run(Set<String> left);
  }

  private void phase(Set<String> left, Phase phase) {
    try (Scope scope = Scope.evaluation(generator.network().kernels())) {
      phase.run(left);
    }
  }

  private Variable images() {
    Variable styles = generator.styles(Variable.constant(file.array("in.z")));
    return generator.images(styles, Noise.given(maps));
  }

  private Variable logits(Variable images) {
    return discriminator.module().apply(images);
  }

  private void generatorMain(Set<String> left) {
    Variable fake = logits(images());
    check(left, "out.Gmain.scores_fake", fake);
    check(left, "out.Gmain.G_loss", softplus(fake.neg()));
    Variable loss = GanLoss.nonSaturating().generator(fake, fake);
    gradients(left, "Gmain.G.", loss, generator.network(), ofGenerator);
  }

  private void generatorLengths(Set<String> left) {
    JsonNode settings = file.json("config").get("loss");
    double weight = settings.get("pl_weight").doubleValue();
    PathLengthPenalty penalty =
        PathLengthPenalty.weight(weight).meanStep(settings.path("pl_decay").asDouble(0.01));
    INDArray mean = penalty.state().get("path_length_mean");
    mean.assign(file.array("in.pl_mean"));
    Variable z = Variable.constant(file.array("in.z"));
    Variable part = Shaping.narrow(z, 0, 0, z.size(0) / settings.path("pl_batch_shrink").asInt(2));
    Variable lengths =
        PathLengthPenalty.lengths(
            generator,
            generator.styles(part),
            Noise.given(maps),
            shape -> Variable.constant(file.array("in.pl_noise")));
    Variable squares = penalty.deviations(lengths);
    check(left, "out.Greg.pl_penalty", squares);
    check(left, "out.Greg.G_reg", squares.mul(weight));
    check(left, "out.Greg.pl_mean", Variable.constant(mean));
    gradients(left, "Greg.G.", squares.mean().mul(weight), generator.network(), ofGenerator);
  }

  private void discriminatorMain(Set<String> left) {
    Variable fake = logits(images().detach());
    Variable real = logits(Variable.constant(file.array("in.image")));
    check(left, "out.Dmain.scores_fake", fake);
    check(left, "out.Dmain.scores_real", real);
    check(left, "out.Dmain.D_loss", softplus(fake).add(softplus(real.neg())));
    Variable loss = GanLoss.nonSaturating().discriminator(real, fake);
    gradients(left, "Dmain.D.", loss, discriminator, ofDiscriminator);
  }

  private void discriminatorR1(Set<String> left) {
    double gamma = file.json("config").get("loss").get("r1_gamma").doubleValue();
    Variable image = Variable.leaf(file.array("in.image"));
    Judgement real = Judgement.of(image, logits(image));
    Variable squares = Gradients.grad(real.logits().sum(), image, true).square().sum(1, 2, 3);
    check(left, "out.Dreg.scores_real", real.logits());
    check(left, "out.Dreg.r1_penalty", squares);
    check(left, "out.Dreg.D_reg", squares.mul(gamma / 2));
    Critic critic = Critic.of(discriminator, this::logits);
    Variable loss = R1.weight(gamma).term(critic, real, image, new RandomStream(1));
    gradients(left, "Dreg.D.", loss, discriminator, ofDiscriminator);
  }

  private void gradients(
      Set<String> left, String prefix, Variable loss, Network<?> network, OfficialNames names) {
    List<Variable> found = Gradients.grad(loss, network.variables(), false);
    List<Origin> origins = names.origins(network);
    for (int i = 0; i < found.size(); i++) {
      String tensor = "grad." + prefix + origins.get(i).name();
      if (left.remove(tensor)) {
        INDArray expected = origins.get(i).array(file.file().tensor(tensor));
        verdict.check(tensor, expected.data().asDouble(), found.get(i), file.tolerance("grad"));
      }
    }
  }

  private void check(Set<String> left, String tensor, Variable actual) {
    if (left.remove(tensor)) {
      verdict.check(tensor, file.numbers(tensor), actual, file.tolerance("out"));
    }
  }
}
