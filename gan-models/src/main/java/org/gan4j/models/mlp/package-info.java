/**
 * The first GAN, of fully connected layers: Goodfellow et al. 2014, "Generative Adversarial Nets".
 */
package org.gan4j.models.mlp;
