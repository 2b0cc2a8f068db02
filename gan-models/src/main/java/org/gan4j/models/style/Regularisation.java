package org.gan4j.models.style;

/**
 * What the training of both families adds to the usual settings.
 *
 * @param penaltyInterval steps from one term of the discriminator's penalties to the next
 * @param pathLength weight of the path-length term, 0 for none
 * @param pathLengthInterval steps from one path-length update to the next
 * @param averagedImages images after which weights count half in the generator's average
 */
public record Regularisation(
    int penaltyInterval, double pathLength, int pathLengthInterval, double averagedImages) {}
