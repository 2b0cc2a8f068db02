/**
 * What both the groups of functions and the ways of convolution are made of: products, sums,
 * strided moves and element-wise functions on dense memory at addresses.
 */
@NullMarked
package org.gan4j.kernel.onednn.parts;

import org.jspecify.annotations.NullMarked;
