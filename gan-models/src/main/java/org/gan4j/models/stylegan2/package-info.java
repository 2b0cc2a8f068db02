/**
 * StyleGAN2: Karras, Laine, Aittala, Hellsten, Lehtinen, Aila 2020, "Analyzing and Improving the
 * Image Quality of StyleGAN", configuration F.
 */
package org.gan4j.models.stylegan2;
