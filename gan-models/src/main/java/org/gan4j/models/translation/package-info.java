/**
 * What the image-to-image models share: the generators and the discriminator of CycleGAN and
 * pix2pix, and {@link org.gan4j.models.translation.Translator}. A class belongs here when both
 * families use it.
 */
@NullMarked
package org.gan4j.models.translation;

import org.jspecify.annotations.NullMarked;
