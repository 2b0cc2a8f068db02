package org.gan4j.models.resnet;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageSize;
import org.gan4j.models.parity.CaseNetworks;
import org.gan4j.models.parity.NetworkKind;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Module;
import org.gan4j.nn.layer.Sequential;

/** The cases of mimicry's networks without classes. */
public final class MimicryCases {

  private MimicryCases() {}

  /** Of images of a size, with or without spectral norm, features summed or averaged. */
  public static NetworkKind of(int size, boolean spectral, boolean sum) {
    return (c, kernels) -> {
      ResnetConfig paper = ResnetConfig.forImages(size, 3);
      // Theirs gives the width of the first feature maps for 48 pixels, and of the last.
      int widest = paper.widths().generator().get(0);
      int deepest = paper.widths().discriminator().get(paper.widths().discriminator().size() - 1);
      ResnetConfig config =
          new ResnetConfig(
              ImageSize.square(size),
              3,
              c.config("G.nz"),
              c.config("G.ngf") / widest,
              c.config("D.ndf") / deepest,
              spectral,
              Upsampling.BILINEAR);
      CaseNetworks networks = new CaseNetworks();
      Sequential generator =
          networks.network("G", ResnetGan.generator(config), Mimicry.generator(config), kernels);
      Sequential discriminator =
          networks.network(
              "D", ResnetGan.discriminator(config, sum), Mimicry.discriminator(config), kernels);
      return networks
          .both("image", in -> generator.apply(in.get("z")))
          .both("logits", in -> logits(discriminator, in.get("image")));
    };
  }

  /** As mimicry computes them: with a ReLU before each block but the first, on both ways. */
  private static Variable logits(Sequential discriminator, Variable images) {
    Variable x = images;
    for (Module child : discriminator.children().values()) {
      x = ((Layer) child).apply(x == images ? x : Activations.relu(x));
    }
    return x;
  }
}
