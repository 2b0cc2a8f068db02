package org.gan4j.models.cgan;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.models.dcgan.Dcgan;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.layer.ConvTranspose2d;
import org.gan4j.nn.norm.ConditionalBatchNorm2d;

/** DCGAN's generator with conditional batch norm: the class sets scales and shifts alone. */
final class BatchNormGenerator extends ConditionalLayer {

  private final int latentSize;
  private final List<ConvTranspose2d> ups = new ArrayList<>();
  private final List<ConditionalBatchNorm2d> norms = new ArrayList<>();
  private final ConvTranspose2d image;

  BatchNormGenerator(DcganConfig config, int classes) {
    this.latentSize = config.latentSize();
    for (int stage = 0; stage < config.stages(); stage++) {
      ups.add(child("up" + stage, Dcgan.up(config, latentSize, stage)));
      norms.add(
          child(
              "norm" + stage,
              ConditionalBatchNorm2d.of(classes, Dcgan.upChannels(config, stage))
                  .gamma(Dcgan.gammas())));
    }
    this.image = child("image", Dcgan.up(config, latentSize, config.stages()));
  }

  @Override
  protected Variable forward(Variable latent, int... labels) {
    Variable x = latent.reshape(-1, 1, 1, latentSize);
    for (int stage = 0; stage < ups.size(); stage++) {
      x = Activations.relu(norms.get(stage).apply(ups.get(stage).apply(x), labels));
    }
    return image.apply(x, Activation.TANH);
  }
}
