/**
 * The CPU provider: {@link org.gan4j.kernel.Kernels} through oneDNN's primitives, on the arrays'
 * own memory.
 *
 * <p>{@link org.gan4j.kernel.onednn.OneDnnKernels} is the entrance. Beside it lies a group for each
 * kind of function ({@code OneDnnReductions} is that of {@link org.gan4j.kernel.ReductionKernels}),
 * which takes arrays, chooses the quickest primitive for their shape, asks the fallback's group for
 * what oneDNN lacks and keeps the arrays reachable meanwhile. Below it are three rooms, each of
 * which uses only those that come after it: {@code convolution}, the ways to compute one; {@code
 * parts}, functions on memory at addresses; {@code binding}, how oneDNN is called. Native calls of
 * oneDNN belong here and nowhere else.
 */
@NullMarked
package org.gan4j.kernel.onednn;

import org.jspecify.annotations.NullMarked;
