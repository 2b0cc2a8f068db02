package org.gan4j.models.dcgan;

import org.gan4j.models.official.OfficialNames;

/** What DCGAN's networks are called in PyTorch's examples, repository pytorch/examples, dcgan. */
public final class PytorchDcgan {

  private PytorchDcgan() {}

  /**
   * Names of {@link Dcgan#generator}.
   *
   * @param config the shape
   * @return names from {@code main.0} on
   */
  public static OfficialNames generator(DcganConfig config) {
    OfficialNames names = new OfficialNames().layer("image", "main." + 3 * config.stages());
    for (int stage = 0; stage < config.stages(); stage++) {
      names
          .layer(stage == 0 ? "project" : "up" + stage, "main." + 3 * stage)
          .layer("norm" + stage, "main." + (3 * stage + 1));
    }
    return names;
  }

  /**
   * Names of {@link Dcgan#discriminator}, with batch norm.
   *
   * @param config the shape
   * @return names from {@code main.0} on
   */
  public static OfficialNames discriminator(DcganConfig config) {
    OfficialNames names =
        new OfficialNames()
            .layer("down0", "main.0")
            .layer("logit", "main." + (3 * config.stages() - 1));
    for (int stage = 1; stage < config.stages(); stage++) {
      names
          .layer("down" + stage, "main." + (3 * stage - 1))
          .layer("norm" + stage, "main." + 3 * stage);
    }
    return names;
  }
}
