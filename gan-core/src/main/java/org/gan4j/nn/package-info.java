/**
 * Networks and what they are made of: {@link org.gan4j.nn.Module} with its named parameters and
 * buffers, {@link org.gan4j.nn.Layer} from images or features to the same, and {@link
 * org.gan4j.nn.Network}, which keeps all parameters of a module in one flat vector. {@link
 * org.gan4j.nn.Summary} prints a network, {@link org.gan4j.nn.WeightsFile} saves it.
 *
 * <p>The layers live in {@code nn.layer} and {@code nn.norm}, what becomes of a weight before its
 * use in {@code nn.weight}, first values in {@code nn.init}. A new layer belongs there if more than
 * one family of models can use it; arithmetic belongs into {@code autodiff}.
 *
 * <p>A layer's settings never change. It is made by {@code of}, and each method that sets something
 * gives a fresh layer: {@code Conv2d.of(64, 128, 4).stride(2).padding(1).bias(false)}.
 */
@NullMarked
package org.gan4j.nn;

import org.jspecify.annotations.NullMarked;
