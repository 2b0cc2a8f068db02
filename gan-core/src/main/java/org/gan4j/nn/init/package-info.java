/**
 * How parameters get their first values: {@link org.gan4j.nn.init.Initializer} and the usual ones
 * in {@link org.gan4j.nn.init.Initializers}. It knows of no module.
 */
@NullMarked
package org.gan4j.nn.init;

import org.jspecify.annotations.NullMarked;
