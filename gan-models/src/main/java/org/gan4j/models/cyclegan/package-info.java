/**
 * CycleGAN: Zhu, Park, Isola, Efros 2017, "Unpaired Image-to-Image Translation using
 * Cycle-Consistent Adversarial Networks".
 */
@NullMarked
package org.gan4j.models.cyclegan;

import org.jspecify.annotations.NullMarked;
