/**
 * Residual networks for images of 32 to 128 pixels: those of Miyato et al. 2018, "Spectral
 * Normalization for Generative Adversarial Networks", tables 4 and 5, in the form that the mimicry
 * library made usual (Lee and Town 2020).
 */
@NullMarked
package org.gan4j.models.resnet;

import org.jspecify.annotations.NullMarked;
