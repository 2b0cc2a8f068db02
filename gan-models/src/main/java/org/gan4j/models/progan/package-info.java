/**
 * Progressive growing (Karras et al. 2018): networks that come into use a resolution at a time, the
 * schedule by which they do, and the step that follows it.
 */
@NullMarked
package org.gan4j.models.progan;

import org.jspecify.annotations.NullMarked;
