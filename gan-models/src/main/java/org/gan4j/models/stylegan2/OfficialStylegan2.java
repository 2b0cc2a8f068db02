package org.gan4j.models.stylegan2;

import org.gan4j.models.official.OfficialNames;
import org.gan4j.models.official.TensorLayout;
import org.gan4j.models.style.Resolutions;

/**
 * What StyleGAN2's networks are called in the authors' PyTorch code, {@code training/networks.py}.
 * The noise that is kept there with the weights ({@code noise_const}) has no place in the network;
 * {@link org.gan4j.models.style.Noise#given} takes it.
 */
public final class OfficialStylegan2 {

  private static final TensorLayout SCALAR = theirs -> theirs.reshape(1);

  /** {@code [C, 4, 4]} for one sample. */
  private static final TensorLayout CONSTANT =
      theirs -> theirs.permute(1, 2, 0).dup('c').reshape('c', 1, 4, 4, theirs.size(0));

  /** {@code [O, I, kH, kW]} of what is a transposed convolution here. */
  private static final TensorLayout DOUBLING = theirs -> theirs.permute(2, 3, 0, 1);

  /** {@code [O, I, 1, 1]} as a matrix. */
  private static final TensorLayout POINTWISE =
      theirs -> theirs.reshape('c', theirs.size(0), theirs.size(1)).permute(1, 0);

  private OfficialStylegan2() {}

  /**
   * Of the generator.
   *
   * @param config the shape
   * @return names as {@code synthesis.b8.conv0.affine.weight}
   */
  public static OfficialNames generator(Stylegan2Config config) {
    OfficialNames names =
        mapping(config, "mapping")
            .without(".resample_filter")
            .without(".noise_const")
            .tensor("mean_style", "mapping.w_avg", TensorLayout.PLAIN)
            .tensor("synthesis.constant", "synthesis.b4.const", CONSTANT);
    for (int side : Resolutions.upTo(config.imageSize())) {
      String block = "synthesis.b" + side;
      if (side > Resolutions.FIRST) {
        styled(names, "synthesis.up" + side, block + ".conv0", DOUBLING);
      }
      styled(names, "synthesis.conv" + side, block + ".conv1", TensorLayout.KERNEL);
      names
          .layer("synthesis.image" + side, block + ".torgb")
          .tensor("synthesis.image" + side + ".weight", block + ".torgb.weight", POINTWISE);
    }
    return names;
  }

  /**
   * Of the discriminator.
   *
   * @param config the shape
   * @return names as {@code b8.conv0.weight}
   */
  public static OfficialNames discriminator(Stylegan2Config config) {
    OfficialNames names =
        mapping(config, "classes")
            .without(".resample_filter")
            .layer("image", "b" + config.imageSize() + ".fromrgb")
            .layer("conv", "b4.conv")
            .layer("dense", "b4.fc")
            .tensor("dense.weight", "b4.fc.weight", TensorLayout.ofMaps(4, 4))
            .layer("logit", "b4.out");
    for (int side : Resolutions.upTo(config.imageSize())) {
      names.layer("block" + side, "b" + side);
    }
    return names;
  }

  private static void styled(OfficialNames names, String ours, String theirs, TensorLayout weight) {
    names
        .layer(ours, theirs)
        .tensor(ours + ".weight", theirs + ".weight", weight)
        .tensor(ours + ".noise_strength", theirs + ".noise_strength", SCALAR);
  }

  private static OfficialNames mapping(Stylegan2Config config, String ours) {
    OfficialNames names = new OfficialNames().layer(ours + ".classes", "mapping.embed");
    for (int layer = 0; layer < config.mappingLayers(); layer++) {
      names.layer(ours + ".layer" + layer, "mapping.fc" + layer);
    }
    return names;
  }
}
