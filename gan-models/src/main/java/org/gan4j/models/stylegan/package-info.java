/**
 * StyleGAN: Karras, Laine, Aila 2019, "A Style-Based Generator Architecture for Generative
 * Adversarial Networks", trained at its last resolution from the start.
 */
@NullMarked
package org.gan4j.models.stylegan;

import org.jspecify.annotations.NullMarked;
