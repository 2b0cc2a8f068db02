/**
 * What is timed: each case's training step, and how much arithmetic it needs. A new case is a
 * constant of {@link org.gan4j.bench.cases.TrainingCase} and, for the peers, a definition in their
 * loops.
 */
@NullMarked
package org.gan4j.bench.cases;

import org.jspecify.annotations.NullMarked;
