/**
 * Layers that more than one family of models uses: convolutions, fully connected layers,
 * embeddings, activations, pooling and changes of shape, and {@link org.gan4j.nn.layer.Sequential},
 * which puts layers one after the other.
 */
@NullMarked
package org.gan4j.nn.layer;

import org.jspecify.annotations.NullMarked;
