/**
 * Conditional GANs: Mirza and Osindero 2014, "Conditional Generative Adversarial Nets", with their
 * own network ({@link org.gan4j.models.cgan.CganMlp}) and on DCGAN's ({@link
 * org.gan4j.models.cgan.Cgan}); on the latter also the ways of conditioning that came after:
 * embedded labels, conditional batch norm, the projection discriminator (Miyato and Koyama 2018)
 * and the auxiliary classifier (Odena et al. 2017).
 */
@NullMarked
package org.gan4j.models.cgan;

import org.jspecify.annotations.NullMarked;
