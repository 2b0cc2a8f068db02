package org.gan4j.models.translation;

import org.gan4j.models.parity.CaseNetworks;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.NetworkKind;
import org.gan4j.nn.Layer;

/** The cases of CycleGAN's and pix2pix's networks. */
public final class CycleGanCases {

  private CycleGanCases() {}

  public static NetworkKind resnet() {
    return (c, kernels) -> {
      int blocks = c.config("n_blocks");
      CaseNetworks networks = new CaseNetworks();
      Layer generator =
          networks.network(
              "G",
              ResnetGenerator.layers(
                  c.config("input_nc"), c.config("output_nc"), c.config("ngf"), blocks, norm(c)),
              PytorchCycleGan.resnet(blocks),
              kernels);
      return outputs(networks, "out", generator);
    };
  }

  public static NetworkKind unet() {
    return (c, kernels) -> {
      int levels = c.config("num_downs");
      CaseNetworks networks = new CaseNetworks();
      Layer generator =
          networks.network(
              "G",
              new UnetGenerator(
                  c.config("input_nc"),
                  c.config("output_nc"),
                  c.config("ngf"),
                  levels,
                  norm(c),
                  null),
              PytorchCycleGan.unet(levels),
              kernels);
      return outputs(networks, "out", generator);
    };
  }

  public static NetworkKind patch() {
    return (c, kernels) -> {
      int stages = c.config("n_layers") + 1;
      CaseNetworks networks = new CaseNetworks();
      Layer discriminator =
          networks.network(
              "D",
              PatchDiscriminator.layers(c.config("input_nc"), c.config("ndf"), norm(c), stages),
              PytorchCycleGan.patch(stages),
              kernels);
      return outputs(networks, "logits", discriminator);
    };
  }

  public static NetworkKind pixel() {
    return (c, kernels) -> {
      CaseNetworks networks = new CaseNetworks();
      Layer discriminator =
          networks.network(
              "D",
              PixelDiscriminator.layers(c.config("input_nc"), c.config("ndf"), norm(c)),
              PytorchCycleGan.pixel(),
              kernels);
      return outputs(networks, "logits", discriminator);
    };
  }

  private static CaseNetworks outputs(CaseNetworks networks, String name, Layer layer) {
    return networks
        .output(name, false, in -> layer.apply(in.get("image")))
        .output("train_" + name, true, in -> layer.apply(in.get("image")));
  }

  private static Normalization norm(ModelCase c) {
    return switch (c.word("norm")) {
      case "instance" -> Normalization.PLAIN;
      case "batch" -> Normalization.BATCH;
      default -> throw new IllegalArgumentException("norm: " + c.word("norm"));
    };
  }
}
