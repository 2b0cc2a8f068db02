package org.gan4j.models.translation;

import org.gan4j.models.official.OfficialNames;

/**
 * What the networks are called in the authors' code, repository
 * junyanz/pytorch-CycleGAN-and-pix2pix.
 */
public final class PytorchCycleGan {

  private PytorchCycleGan() {}

  /**
   * Names of {@link ResnetGenerator}.
   *
   * @param blocks residual blocks
   * @return names from {@code model.1} on
   */
  public static OfficialNames resnet(int blocks) {
    OfficialNames names =
        new OfficialNames()
            .layer("first", "model.1")
            .layer("norm", "model.2")
            .layer("down1", "model.4")
            .layer("down_norm1", "model.5")
            .layer("down2", "model.7")
            .layer("down_norm2", "model.8")
            .layer("up2", "model." + (10 + blocks))
            .layer("up_norm2", "model." + (11 + blocks))
            .layer("up1", "model." + (13 + blocks))
            .layer("up_norm1", "model." + (14 + blocks))
            .layer("image", "model." + (17 + blocks));
    for (int block = 1; block <= blocks; block++) {
      String ours = "block" + block + ".residual.";
      String theirs = "model." + (9 + block) + ".conv_block.";
      names
          .layer(ours + "conv1", theirs + 1)
          .layer(ours + "norm1", theirs + 2)
          .layer(ours + "conv2", theirs + 5)
          .layer(ours + "norm2", theirs + 6);
    }
    return names;
  }

  /**
   * Names of {@link UnetGenerator}, whose levels lie one within the other there.
   *
   * @param levels how many times an image is halved
   * @return names from {@code model.model.0} on
   */
  public static OfficialNames unet(int levels) {
    OfficialNames names =
        new OfficialNames().layer("down1.conv", "model.model.0").layer("up1.conv", "model.model.3");
    String prefix = "model.model.1.model.";
    for (int level = 2; level <= levels; level++) {
      boolean innermost = level == levels;
      names
          .layer("down" + level + ".conv", prefix + 1)
          .layer("down" + level + ".norm", prefix + 2)
          .layer("up" + level + ".conv", prefix + (innermost ? 3 : 5))
          .layer("up" + level + ".norm", prefix + (innermost ? 4 : 6));
      prefix += "3.model.";
    }
    return names;
  }

  /**
   * Names of {@link PatchDiscriminator}.
   *
   * @param stages convolutions before the logits, 4 usually
   * @return names from {@code model.0} on
   */
  public static OfficialNames patch(int stages) {
    OfficialNames names =
        new OfficialNames().layer("down1", "model.0").layer("logits", "model." + (3 * stages - 1));
    for (int stage = 2; stage <= stages; stage++) {
      names
          .layer("down" + stage, "model." + (3 * stage - 4))
          .layer("norm" + stage, "model." + (3 * stage - 3));
    }
    return names;
  }

  /**
   * Names of {@link PixelDiscriminator}.
   *
   * @return names from {@code net.0} on
   */
  public static OfficialNames pixel() {
    return new OfficialNames()
        .layer("conv1", "net.0")
        .layer("conv2", "net.2")
        .layer("norm2", "net.3")
        .layer("logits", "net.5");
  }
}
