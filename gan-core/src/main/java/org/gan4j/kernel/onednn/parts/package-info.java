/**
 * What both the groups of functions and the ways of convolution are made of: products, sums,
 * strided moves and element-wise functions on dense memory at addresses.
 */
package org.gan4j.kernel.onednn.parts;
