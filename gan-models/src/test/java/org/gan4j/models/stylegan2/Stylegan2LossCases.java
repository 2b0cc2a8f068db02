package org.gan4j.models.stylegan2;

import org.gan4j.kernel.Kernels;
import org.gan4j.models.parity.ModelCase;
import org.gan4j.models.parity.ModelKind;
import org.gan4j.models.style.StyleLossCases;
import org.gan4j.parity.Verdict;

/** The cases of the authors' losses with StyleGAN2's networks. */
public final class Stylegan2LossCases implements ModelKind {

  @Override
  public void run(ModelCase c, Kernels kernels, Verdict verdict) {
    new StyleLossCases(
            c,
            verdict,
            Stylegan2Cases.generator(c, kernels),
            OfficialStylegan2.generator(Stylegan2Cases.config(c, "G")),
            Stylegan2Cases.discriminator(c, kernels),
            OfficialStylegan2.discriminator(Stylegan2Cases.config(c, "D")),
            Stylegan2Cases.noise(c))
        .run();
  }
}
