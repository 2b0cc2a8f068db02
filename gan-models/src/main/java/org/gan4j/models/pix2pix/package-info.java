/**
 * pix2pix: Isola, Zhu, Zhou, Efros 2017, "Image-to-Image Translation with Conditional Adversarial
 * Networks".
 */
@NullMarked
package org.gan4j.models.pix2pix;

import org.jspecify.annotations.NullMarked;
