/**
 * Training steps side by side. Each contender is a process of its own that runs steps when told to
 * over its standard input; the {@linkplain org.gan4j.bench.compare.Comparison comparison} lets them
 * take turns, so that only one computes at a time and all see the same machine.
 */
@NullMarked
package org.gan4j.bench.compare;

import org.jspecify.annotations.NullMarked;
