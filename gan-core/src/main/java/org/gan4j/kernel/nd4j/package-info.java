/**
 * The portable provider: every kernel out of ND4J's own operations, so that it runs on whatever
 * backend ND4J has.
 *
 * <p>Nothing here takes a pointer, nor a number from an array back to the heap: both would fail or
 * stall on CUDA. Strided views are only read from or written to by copies, never computed on:
 * ND4J's arithmetic on them is ten to twenty times slower than a copy (figures in {@code
 * docs/decisions/0003-two-kernel-providers.md}).
 */
@NullMarked
package org.gan4j.kernel.nd4j;

import org.jspecify.annotations.NullMarked;
