/** A small classifier of images, to measure generators by. It generates nothing itself. */
@NullMarked
package org.gan4j.models.classifier;

import org.jspecify.annotations.NullMarked;
