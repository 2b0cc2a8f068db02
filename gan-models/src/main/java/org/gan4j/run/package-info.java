/**
 * Runs: a model of a family that is trained on images into a folder, and what can be done with the
 * folder afterwards. {@link org.gan4j.run.RunConfig} is all that a run is made of, {@link
 * org.gan4j.run.RunFolder} the files that it leaves.
 */
@NullMarked
package org.gan4j.run;

import org.jspecify.annotations.NullMarked;
