/**
 * The families of generative adversarial networks, one package each, and what they share. Programs
 * such as the command line see a family as a {@link org.gan4j.models.ModelFamily}, listed in {@link
 * org.gan4j.models.ModelFamilies}.
 */
@NullMarked
package org.gan4j.models;

import org.jspecify.annotations.NullMarked;
