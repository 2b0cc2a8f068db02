/**
 * What StyleGAN and StyleGAN2 share: the mapping network from latents to styles, one style a layer,
 * mixing and truncation of styles, noise, and the projection of images into the space of styles.
 */
package org.gan4j.models.style;
