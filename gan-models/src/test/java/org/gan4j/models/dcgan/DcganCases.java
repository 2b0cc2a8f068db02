package org.gan4j.models.dcgan;

import org.gan4j.autodiff.Activations;
import org.gan4j.data.ImageSize;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.CaseNetworks;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.NetworkKind;
import org.gan4j.nn.layer.Sequential;

/** The cases of PyTorch's example. */
public final class DcganCases implements NetworkKind {

  @Override
  public CaseNetworks build(ModelCase c, Kernels kernels) {
    int size = Math.toIntExact(c.shape("in.image")[2]);
    DcganConfig config =
        new DcganConfig(
            ImageSize.square(size),
            c.config("nc"),
            c.config("nz"),
            c.config("ngf"),
            c.config("ndf"),
            0.2,
            DiscriminatorNorm.BATCH);
    CaseNetworks networks = new CaseNetworks();
    Sequential generator =
        networks.network("G", Dcgan.generator(config), PytorchDcgan.generator(config), kernels);
    Sequential discriminator =
        networks.network(
            "D", Dcgan.discriminator(config), PytorchDcgan.discriminator(config), kernels);
    boolean training = c.metadata("mode").equals("train");
    return networks
        .output(
            "image", training, in -> generator.apply(in.get("z").reshape(-1, config.latentSize())))
        .output(
            "probability",
            training,
            in -> Activations.sigmoid(discriminator.apply(in.get("image"))).reshape(-1));
  }
}
