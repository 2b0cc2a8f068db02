/**
 * The CPU provider: {@link org.gan4j.kernel.Kernels} through oneDNN's primitives, on the arrays'
 * own memory.
 *
 * <p>{@link org.gan4j.kernel.onednn.OneDnnKernels} is the entrance; beside it one class a group of
 * functions, which chooses the quickest primitive for a shape, and below these the few classes that
 * make, keep and run primitives ({@code Recipe}, {@code PrimitiveCache}, {@code Primitive}). Native
 * calls of oneDNN belong here and nowhere else.
 */
package org.gan4j.kernel.onednn;
