/**
 * Penalties on a critic's gradients and weights. They know no loss and compose with any: a penalty
 * is a term that is added to whatever the critic minimizes. A constraint is what its weights are
 * held to after an update.
 */
@NullMarked
package org.gan4j.gan.penalty;

import org.jspecify.annotations.NullMarked;
