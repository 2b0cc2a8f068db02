package org.gan4j.models.resnet;

import org.gan4j.data.ImageSize;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.models.official.TensorLayout;

/**
 * What the residual networks are called in the mimicry library (Lee and Town 2020). Its
 * discriminator's ReLUs overwrite what they get, so that the shortcuts beside all blocks but the
 * first see it too; in the code of Miyato et al. and here they see the block's input.
 */
public final class Mimicry {

  private Mimicry() {}

  /**
   * Names of {@link ResnetGan#generator}.
   *
   * @param config the shape, with {@link Upsampling#BILINEAR}
   * @return names as {@code block2.c1}: its blocks are counted from 2
   */
  public static OfficialNames generator(ResnetConfig config) {
    int blocks = config.widths().up();
    ImageSize base = config.baseSize();
    OfficialNames names =
        new OfficialNames()
            .layer("project", "l1", TensorLayout.toMaps(base.height(), base.width()))
            .layer("norm", "b" + (blocks + 2))
            .layer("image", "c" + (blocks + 2));
    for (int block = 1; block <= blocks; block++) {
      block(names, "block" + block, "block" + (block + 1));
    }
    return names;
  }

  /**
   * Names of {@link ResnetGan#discriminator}.
   *
   * @param config the shape
   * @return names as {@code block1.c1}
   */
  public static OfficialNames discriminator(ResnetConfig config) {
    int blocks = config.widths().discriminator().size();
    // The logit is counted as a further block, but not of 48 pixels.
    int last = config.widths().least() == 48 ? blocks : blocks + 1;
    OfficialNames names = new OfficialNames().layer("logit.linear", "l" + last);
    for (int block = 1; block <= blocks; block++) {
      block(names, "block" + block, "block" + block);
    }
    return names;
  }

  private static void block(OfficialNames names, String ours, String theirs) {
    for (int i = 1; i <= 2; i++) {
      names
          .layer(ours + ".branch.conv" + i, theirs + ".c" + i)
          .layer(ours + ".branch.norm" + i, theirs + ".b" + i);
    }
    names.layer(ours + ".shortcut.conv", theirs + ".c_sc");
  }
}
