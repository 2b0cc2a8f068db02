package org.gan4j.kernel;

/** Over which elements of {@code [N, H, W, C]} a normalization takes its mean and variance. */
public enum Norm {
  /** Over N, H and W: one mean a channel, {@code [C]}. Also of {@code [N, C]}, over N. */
  BATCH,
  /** Over H and W: one mean a sample and channel, {@code [N, C]}. */
  INSTANCE
}
