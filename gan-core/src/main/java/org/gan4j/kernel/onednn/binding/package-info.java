/**
 * How oneDNN is called: recipes make primitives, a cache keeps them by key, a run points them at
 * addresses; and the OpenMP threads that they run on. Knows nothing of what is computed.
 */
@NullMarked
package org.gan4j.kernel.onednn.binding;

import org.jspecify.annotations.NullMarked;
