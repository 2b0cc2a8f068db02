package org.gan4j.models.cgan;

import org.gan4j.autodiff.Variable;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.dcgan.DiscriminatorNorm;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.layer.Embedding;
import org.gan4j.nn.layer.Flatten;
import org.gan4j.nn.layer.Linear;
import org.gan4j.nn.layer.Sequential;

/**
 * The projection discriminator (Miyato and Koyama 2018, "cGANs with Projection Discriminator",
 * equation 3 with figure 1d): {@code logit = psi(phi(x)) + <v[y], phi(x)>}, the image's features
 * judged by themselves and by how they lie to the class's vector.
 *
 * <p>The features phi are DCGAN's, at every place of its last map, in the order in which its own
 * logit weighs them; the paper's ResNet sums them over the places first.
 */
final class ProjectionDiscriminator extends ConditionalLayer {

  private final Sequential phi;
  private final Linear psi;
  private final Embedding vectors;

  ProjectionDiscriminator(DcganConfig config, int classes) {
    this.phi =
        child("phi", Dcgan.features(config, config.channels()).add("flat", Flatten.create()));
    this.psi = child("psi", Dcgan.head(config, 1));
    Embedding table = Embedding.of(classes, config.featureSize()).initializer(Dcgan.weights());
    this.vectors =
        child(
            "vectors",
            config.discriminatorNorm() == DiscriminatorNorm.SPECTRAL
                ? table.spectralNorm()
                : table);
  }

  /** The features phi of images, {@code [N, featureSize]}. */
  Variable features(Variable images) {
    return phi.apply(images);
  }

  @Override
  protected Variable forward(Variable images, int... labels) {
    Variable features = features(images);
    Variable projected = vectors.apply(labels).mul(features).sum(1).reshape(-1, 1);
    return psi.apply(features).add(projected);
  }
}
