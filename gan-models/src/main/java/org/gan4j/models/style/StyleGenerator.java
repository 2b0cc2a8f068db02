package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.RepeatableGenerator;
import org.gan4j.kernel.Kernels;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that works by styles (Karras et al. 2019): latent, style, image. In training it mixes
 * styles and follows the mean style; in inference an image's noise is given by its latent.
 *
 * @param network the networks
 * @param latentSize Z
 * @param classes that images are made of, 0 for none
 * @param mixing how likely a batch of training is made with two styles (section 3.1 of the paper)
 */
public record StyleGenerator(
    Network<StyleModule> network, int latentSize, int classes, double mixing)
    implements RepeatableGenerator {

  /** How much of the mean style stays at each update; the paper's code has this number. */
  private static final double MEAN_DECAY = 0.995;

  /** Checks the probability. */
  public StyleGenerator {
    if (!(mixing >= 0 && mixing <= 1)) {
      throw new IllegalArgumentException("mixing: expected [0, 1], got " + mixing);
    }
  }

  /**
   * How many styles an image has.
   *
   * @return the number of layers
   */
  public int layers() {
    return network.module().synthesis().layers();
  }

  /**
   * The mean of the styles.
   *
   * @return {@code [W]}, the array itself
   */
  public INDArray meanStyle() {
    return network.module().meanStyle().array();
  }

  /**
   * Styles from latents.
   *
   * @param latent {@code [N, Z]}
   * @return {@code [N, W]}
   */
  public Variable styles(Variable latent) {
    return styles(latent, Condition.NONE);
  }

  /**
   * Styles from latents and classes.
   *
   * @param latent {@code [N, Z]}
   * @param condition one class a sample, none for a generator without classes
   * @return {@code [N, W]}
   */
  public Variable styles(Variable latent, Condition condition) {
    if (classes == 0) {
      return network.module().mapping().apply(latent);
    }
    int[] labels = condition.labels((int) latent.size(0), classes);
    return styles(latent, Labels.oneHot(labels, classes));
  }

  /**
   * Styles from latents and classes, or what lies between classes.
   *
   * @param latent {@code [N, Z]}
   * @param oneHot the classes, {@code [N, classes]}
   * @return {@code [N, W]}
   */
  public Variable styles(Variable latent, Variable oneHot) {
    return network.module().mapping().apply(latent, oneHot);
  }

  /**
   * Images from styles.
   *
   * @param styles one {@code [N, W]} a layer, the coarsest first
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   * @throws IllegalArgumentException if there aren't as many styles as layers
   */
  public Variable images(List<Variable> styles, Noise noise) {
    if (styles.size() != layers()) {
      throw new IllegalArgumentException(
          "styles: expected one a layer, " + layers() + ", got " + styles.size());
    }
    return network.module().synthesis().apply(styles, noise);
  }

  /**
   * Images with the same style in all layers.
   *
   * @param style {@code [N, W]}
   * @param noise what the layers add
   * @return {@code [N, H, W, C]}
   */
  public Variable images(Variable style, Noise noise) {
    return images(Collections.nCopies(layers(), style), noise);
  }

  @Override
  public Variable generate(Variable latent, Condition condition) {
    if (!Scope.current().training()) {
      return images(styles(latent, condition), Noise.ofEach(latent.value()));
    }
    Variable style = styles(latent, condition);
    followMean(style);
    return mixed(latent, style, condition);
  }

  @Override
  public Variable repeat(Variable latent, Condition condition) {
    return mixed(latent, styles(latent, condition), condition);
  }

  /** Images of a style that another may follow from some layer on; the latents decide. */
  private Variable mixed(Variable latent, Variable style, Condition condition) {
    RandomStream random = Noise.seededBy(latent.value());
    List<Variable> styles = new ArrayList<>(Collections.nCopies(layers(), style));
    if (mixing > 0 && layers() > 1 && random.nextDouble() < mixing) {
      Variable other = styles(normal(latent.size(0), random), condition);
      int crossover = 1 + random.nextInt(layers() - 1);
      Collections.fill(styles.subList(crossover, layers()), other);
    }
    return images(styles, Noise.drawn(random));
  }

  private Variable normal(long count, RandomStream random) {
    Variable latent = Variable.full(0, DataType.FLOAT, count, latentSize);
    random.fillGaussian(latent.value());
    return latent;
  }

  private void followMean(Variable style) {
    Kernels kernels = network.kernels();
    try (Scope scope = Scope.noGrad()) {
      INDArray mean = meanStyle();
      kernels.elementWise().affine(mean, MEAN_DECAY, 0, mean);
      kernels.elementWise().axpy(1 - MEAN_DECAY, style.mean(0).value(), mean);
    }
  }

  /**
   * Styles drawn towards the mean style: {@code mean + psi * (style - mean)}, the truncation trick
   * in W (Karras et al. 2019, appendix B).
   *
   * @param style {@code [N, W]}
   * @param psi 1 leaves them, 0 gives the mean
   * @return {@code [N, W]}
   */
  public Variable truncated(Variable style, double psi) {
    Variable mean = Variable.constant(meanStyle());
    return style.mul(psi).add(mean.mul(1 - psi));
  }

  /**
   * This generator behind the truncation trick.
   *
   * @param psi 1 leaves styles as they are, 0 gives the mean image
   * @return a generator of the same network for inference, with each image's own noise
   */
  public StyleSampler truncated(double psi) {
    return new StyleSampler(this, psi, NoiseKind.OWN);
  }
}
