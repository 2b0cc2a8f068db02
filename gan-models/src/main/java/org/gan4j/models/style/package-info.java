/**
 * What StyleGAN and StyleGAN2 share: how their parts make a model ({@link
 * org.gan4j.models.style.StyleNetworks}), the mapping network from latents to styles, one style a
 * layer, mixing and truncation of styles, noise, and the projection of images into the space of
 * styles.
 */
@NullMarked
package org.gan4j.models.style;

import org.jspecify.annotations.NullMarked;
