package org.gan4j.models.stylegan2;

import org.gan4j.kernel.Kernels;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.style.StyleModel;

/** {@link Stylegan2} by its name. */
public final class Stylegan2Family implements ModelFamily<Stylegan2Config> {

  private final boolean conditional;

  private Stylegan2Family(boolean conditional) {
    this.conditional = conditional;
  }

  /**
   * The paper's networks, without classes.
   *
   * @return {@code stylegan2}
   */
  public static Stylegan2Family plain() {
    return new Stylegan2Family(false);
  }

  /**
   * The same, told the class.
   *
   * @return {@code stylegan2-cond}
   */
  public static Stylegan2Family ofClasses() {
    return new Stylegan2Family(true);
  }

  @Override
  public String name() {
    return conditional ? "stylegan2-cond" : "stylegan2";
  }

  @Override
  public String description() {
    return "weights modulated by style, skips and residuals, 4 to 1024 pixels"
        + (conditional ? ", told the class" : "")
        + " (Karras et al. 2020)";
  }

  @Override
  public Class<Stylegan2Config> configType() {
    return Stylegan2Config.class;
  }

  @Override
  public Stylegan2Config configure(ModelRequest request) {
    Stylegan2Config config =
        Stylegan2Config.forImages(request.imageSize(), request.images().channels()).sized(request);
    return conditional ? config.ofClasses(request.classes()) : config;
  }

  @Override
  public Inputs inputs() {
    return conditional ? Inputs.LABELLED_IMAGES : Inputs.IMAGES;
  }

  /**
   * Appendix B of the paper: Adam at 2e-3 without a first moment, batches of 32, R1 of 10 on one
   * update in 16 (section 3.1); the weight that the paper's code takes for 1024 pixels. Small
   * images want less: 0.0002 R^2 / batch is what the authors' later code proposes for R x R pixels.
   */
  @Override
  public TrainingSettings training() {
    return StyleModel.training(2e-3, 16);
  }

  @Override
  public StyleModel create(Stylegan2Config config, long seed, Kernels kernels) {
    return Stylegan2.networks(config)
        .model(seed, kernels, config.pathLength(), config.pathLengthInterval());
  }
}
