/**
 * The first GAN, of fully connected layers: Goodfellow et al. 2014, "Generative Adversarial Nets".
 */
@NullMarked
package org.gan4j.models.mlp;

import org.jspecify.annotations.NullMarked;
