package org.gan4j.models.cgan;

import org.gan4j.io.Require;
import org.gan4j.models.dcgan.DcganConfig;

/**
 * The shape of a conditional GAN on DCGAN's networks.
 *
 * <table>
 *   <caption>The papers' choices</caption>
 *   <tr><th>paper</th><th>generator</th><th>discriminator</th></tr>
 *   <tr><td>Mirza and Osindero 2014</td><td>one-hot</td><td>one-hot</td></tr>
 *   <tr><td>Miyato and Koyama 2018</td><td>batch-norm</td><td>projection</td></tr>
 *   <tr><td>Odena et al. 2017</td><td>one-hot</td><td>classifier</td></tr>
 * </table>
 *
 * @param network the networks without the condition
 * @param classes how many classes there are, at least 1
 * @param generator how the generator is told the class
 * @param discriminator how the discriminator is told the class, or asked for it
 * @param embeddingSize the length of a learned class vector, where one is joined to the input; 10
 *     here, as long as the one-hot vectors of ten classes
 * @param classWeight the factor of the classifier's cross entropy beside the adversarial loss; 1 in
 *     Odena et al. 2017, section 3, used with {@link DiscriminatorCondition#CLASSIFIER} alone
 */
public record CganConfig(
    DcganConfig network,
    int classes,
    GeneratorCondition generator,
    DiscriminatorCondition discriminator,
    int embeddingSize,
    double classWeight) {

  /** Checks the values. */
  public CganConfig {
    if (network == null || generator == null || discriminator == null) {
      throw new IllegalArgumentException(
          "network, generator and discriminator: expected all three, got "
              + network
              + ", "
              + generator
              + ", "
              + discriminator);
    }
    if (classes < 1) {
      throw new IllegalArgumentException(
          "classes: a conditional GAN needs labelled images, of at least one class; got "
              + classes
              + " classes");
    }
    Require.positive("embeddingSize", embeddingSize);
    Require.notNegative("classWeight", classWeight);
  }

  /**
   * One-hot vectors in both networks.
   *
   * @param network the networks without the condition
   * @param classes how many classes there are, at least 1
   * @return the configuration
   */
  public static CganConfig oneHot(DcganConfig network, int classes) {
    return new CganConfig(
        network, classes, GeneratorCondition.ONE_HOT, DiscriminatorCondition.ONE_HOT, 10, 1);
  }

  /**
   * The same with other conditions.
   *
   * @param ofGenerator how the generator is told the class
   * @param ofDiscriminator how the discriminator is told the class, or asked for it
   * @return a changed copy
   */
  public CganConfig conditions(
      GeneratorCondition ofGenerator, DiscriminatorCondition ofDiscriminator) {
    return new CganConfig(
        network, classes, ofGenerator, ofDiscriminator, embeddingSize, classWeight);
  }
}
