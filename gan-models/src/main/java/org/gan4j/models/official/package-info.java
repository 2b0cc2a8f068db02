/**
 * Weights of the implementations that published a model, for the networks here: what a tensor of a
 * PyTorch state dict is called here, and how its numbers are laid out.
 */
@NullMarked
package org.gan4j.models.official;

import org.jspecify.annotations.NullMarked;
