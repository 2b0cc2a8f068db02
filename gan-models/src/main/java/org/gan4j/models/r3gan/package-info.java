/**
 * R3GAN (Huang et al. 2024, "The GAN is dead; long live the GAN! A Modern GAN Baseline"): two
 * mirrored stacks of residual blocks with grouped convolutions and without norms, trained by the
 * relativistic pairing loss with R1 and R2.
 */
@NullMarked
package org.gan4j.models.r3gan;

import org.jspecify.annotations.NullMarked;
