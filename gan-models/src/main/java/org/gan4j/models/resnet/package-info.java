/**
 * Residual networks for images of 32 pixels: those of Miyato et al. 2018, "Spectral Normalization
 * for Generative Adversarial Networks", table 4, in the form that the mimicry library made usual
 * (Lee and Town 2020).
 */
package org.gan4j.models.resnet;
