/**
 * CycleGAN: Zhu, Park, Isola, Efros 2017, "Unpaired Image-to-Image Translation using
 * Cycle-Consistent Adversarial Networks".
 */
package org.gan4j.models.cyclegan;
