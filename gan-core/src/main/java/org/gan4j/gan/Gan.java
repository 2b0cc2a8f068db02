package org.gan4j.gan;

/**
 * A generator and the discriminator that it is trained against.
 *
 * @param generator makes images
 * @param discriminator scores them
 */
public record Gan(Generator generator, Discriminator discriminator) {}
