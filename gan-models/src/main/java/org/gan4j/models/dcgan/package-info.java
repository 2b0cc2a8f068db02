/**
 * DCGAN: Radford, Metz, Chintala 2016, "Unsupervised Representation Learning with Deep
 * Convolutional Generative Adversarial Networks".
 */
@NullMarked
package org.gan4j.models.dcgan;

import org.jspecify.annotations.NullMarked;
