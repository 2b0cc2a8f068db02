/**
 * StyleGAN2: Karras, Laine, Aittala, Hellsten, Lehtinen, Aila 2020, "Analyzing and Improving the
 * Image Quality of StyleGAN", configuration F.
 */
@NullMarked
package org.gan4j.models.stylegan2;

import org.jspecify.annotations.NullMarked;
