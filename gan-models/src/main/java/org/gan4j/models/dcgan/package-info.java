/**
 * DCGAN: Radford, Metz, Chintala 2016, "Unsupervised Representation Learning with Deep
 * Convolutional Generative Adversarial Networks".
 */
package org.gan4j.models.dcgan;
