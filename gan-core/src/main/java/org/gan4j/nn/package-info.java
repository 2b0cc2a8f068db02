/**
 * Layers and what they are made of: {@link org.gan4j.nn.Module} with its named parameters and
 * buffers, {@link org.gan4j.nn.Layer} from images or features to the same, initialisers, and {@link
 * org.gan4j.nn.Network}, which keeps all parameters of a module in one flat vector.
 *
 * <p>A new layer belongs here if more than one family of models can use it. Arithmetic belongs into
 * {@code autodiff}.
 */
package org.gan4j.nn;
