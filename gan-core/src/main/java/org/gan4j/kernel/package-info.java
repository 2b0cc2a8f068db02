/**
 * The arithmetic on ND4J arrays: the {@link org.gan4j.kernel.Kernels} seam, the array pool behind
 * every temporary, and the small value types that describe an operation. Nothing here knows of
 * gradients.
 *
 * <p>Providers live in the packages below ({@code nd4j} for every ND4J backend, {@code onednn} for
 * the CPU); a function belongs here when it is plain arithmetic that writes into a given output.
 */
@NullMarked
package org.gan4j.kernel;

import org.jspecify.annotations.NullMarked;
