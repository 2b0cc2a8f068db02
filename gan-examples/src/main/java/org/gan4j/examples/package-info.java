/** Small programs that show the API, each to be read from top to bottom. */
@NullMarked
package org.gan4j.examples;

import org.jspecify.annotations.NullMarked;
