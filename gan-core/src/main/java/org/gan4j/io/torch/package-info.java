/**
 * PyTorch's files of weights, read without executing anything in them: a pickle is taken apart by a
 * machine of its own that knows containers, numbers and tensors, and refuses all else.
 */
@NullMarked
package org.gan4j.io.torch;

import org.jspecify.annotations.NullMarked;
