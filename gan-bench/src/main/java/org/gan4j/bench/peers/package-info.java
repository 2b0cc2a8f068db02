/**
 * Who is compared: our own process and those of the peers, PyTorch and Deeplearning4j, and how each
 * is started.
 */
@NullMarked
package org.gan4j.bench.peers;

import org.jspecify.annotations.NullMarked;
