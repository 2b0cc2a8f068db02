package org.gan4j.models.cgan;

import java.util.Optional;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.gan.Judgement;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Sequential;

/**
 * The discriminator of ACGAN (Odena et al. 2017, "Conditional Image Synthesis with Auxiliary
 * Classifier GANs", section 3): it isn't told the class, it says what it takes it for, beside
 * whether the image is real.
 *
 * @param network the features with both heads
 */
record ClassifyingDiscriminator(Network<Heads> network) implements Discriminator {

  @Override
  public Variable logits(Variable images, Condition condition) {
    Heads heads = network.module();
    return heads.logit.apply(heads.features.apply(images));
  }

  @Override
  public Judgement judge(Variable images, Condition condition) {
    Heads heads = network.module();
    Variable features = heads.features.apply(images);
    return new Judgement(
        images, heads.logit.apply(features), Optional.of(heads.classes.apply(features)));
  }

  /** DCGAN's features with a logit of real, and logits of the classes. */
  static final class Heads extends Module {

    private final Sequential features;
    private final Linear logit;
    private final Linear classes;

    Heads(DcganConfig config, int classCount) {
      this.features =
          child(
              "features", Dcgan.features(config, config.channels()).add("flat", Flatten.create()));
      this.logit = child("logit", Dcgan.head(config, 1).bias(false));
      this.classes = child("classes", Dcgan.head(config, classCount));
    }
  }
}
