package org.gan4j.models.style;

import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which noise images are shown with. */
public enum NoiseKind {
  /** Each image its own, always the same for the same latent. */
  OWN {
    @Override
    public Noise of(INDArray latents) {
      return Noise.ofEach(latents);
    }
  },
  /** The same in every image. */
  FIXED {
    @Override
    public Noise of(INDArray latents) {
      return Noise.fixed();
    }
  },
  /** None. */
  NONE {
    @Override
    public Noise of(INDArray latents) {
      return Noise.none();
    }
  };

  /**
   * The noise of some images.
   *
   * @param latents {@code [N, Z]}, what the images are made of
   * @return to be used for one pass
   */
  public abstract Noise of(INDArray latents);

  /** The kind as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
