/**
 * Differentiation of any order, define-by-run: {@link org.gan4j.autodiff.Variable} and the
 * operations on it, {@link org.gan4j.autodiff.Gradients} that walks what was recorded, {@link
 * org.gan4j.autodiff.Scope} that owns the memory of a step, and {@link
 * org.gan4j.autodiff.GradCheck} that holds every rule against finite differences.
 *
 * <p>An operation is a kernel call plus a gradient rule written in operations of this package,
 * which is what makes gradients of gradients come by themselves. New operations go into the class
 * of their kind ({@code Activations}, {@code Convolutions}, ...), never into a model.
 */
@NullMarked
package org.gan4j.autodiff;

import org.jspecify.annotations.NullMarked;
