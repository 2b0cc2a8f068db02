/**
 * What a generative adversarial network is made of: {@link org.gan4j.gan.Generator} and {@link
 * org.gan4j.gan.Discriminator}, what they may be conditioned on, and the two together as a {@link
 * org.gan4j.gan.Gan}. Losses and penalties live in the packages below; concrete networks in {@code
 * gan-models}.
 */
@NullMarked
package org.gan4j.gan;

import org.jspecify.annotations.NullMarked;
