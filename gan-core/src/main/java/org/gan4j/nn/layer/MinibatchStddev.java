package org.gan4j.nn.layer;

import org.gan4j.autodiff.Compositions;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;

/**
 * Appends a channel that says how much the samples of a batch differ (Karras et al. 2018, section
 * 3), from {@code [N, H, W, C]} to {@code [N, H, W, C + 1]}. Groups have four samples, as in the
 * authors' code, or the largest divisor of N below that.
 */
public final class MinibatchStddev extends Layer {

  private static final double EPS = 1e-8;

  private final int group;

  private MinibatchStddev(int group) {
    this.group = group;
  }

  /**
   * The layer with groups of four.
   *
   * @return the layer
   */
  public static MinibatchStddev create() {
    return new MinibatchStddev(4);
  }

  /**
   * The samples a group; 4 if not said.
   *
   * @param samples at most, at least 1
   * @return a fresh layer
   */
  public MinibatchStddev group(int samples) {
    return new MinibatchStddev(Require.positive("group", samples));
  }

  @Override
  protected Variable forward(Variable x) {
    int samples = Math.toIntExact(x.size(0));
    int size = Math.min(group, samples);
    while (samples % size != 0) {
      size--;
    }
    return Compositions.minibatchStddev(x, size, EPS);
  }
}
