/**
 * Ready configurations that bound the critic's slope, over the networks of other packages: WGAN
 * (Arjovsky et al. 2017), WGAN-GP (Gulrajani et al. 2017) and SNGAN (Miyato et al. 2018).
 */
@NullMarked
package org.gan4j.models.lipschitz;

import org.jspecify.annotations.NullMarked;
