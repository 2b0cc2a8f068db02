/**
 * Penalties on a critic's gradients and weights. They know no loss and compose with any: a penalty
 * is a term that is added to whatever the critic minimises, or an action on its weights after an
 * update.
 */
package org.gan4j.gan.penalty;
