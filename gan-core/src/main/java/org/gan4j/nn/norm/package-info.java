/**
 * Normalizing layers: of batches, with a scale for each class or one for all, of instances, of
 * features and of pixels.
 */
@NullMarked
package org.gan4j.nn.norm;

import org.jspecify.annotations.NullMarked;
