/**
 * The ways to compute a convolution, of which a shape gets the first that suits it: as one product,
 * with fewer multiplications, over columns, a sum of shifted products for few channels, or oneDNN's
 * own primitive.
 */
@NullMarked
package org.gan4j.kernel.onednn.convolution;

import org.jspecify.annotations.NullMarked;
