package org.gan4j.nn.layer;

import org.gan4j.autodiff.Reductions;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;
import org.gan4j.nn.init.Initializers;

/**
 * Maxout (Goodfellow et al. 2013, "Maxout Networks", section 2): the greatest of some linear
 * pieces, {@code y[i] = max over j of x w[i, j] + b[i, j]}, from {@code [N, I]} to {@code [N,
 * units]}. Its child {@code pieces} is a {@link Linear} layer with {@code units * pieces} outputs.
 */
public final class Maxout extends Layer {

  private final long units;
  private final int pieceCount;
  private final Linear pieces;

  private Maxout(long inFeatures, long units, int pieces) {
    this.units = Require.positive("units", units);
    this.pieceCount = Require.positive("pieces", pieces);
    this.pieces = child("pieces", Linear.of(inFeatures, units * pieces));
  }

  /**
   * A layer whose weights are drawn by {@link Initializers#xavierUniform}, with biases of zero.
   *
   * @param inFeatures I, at least 1
   * @param units how many maxima, at least 1
   * @param pieces linear pieces a maximum, at least 1
   * @return the layer
   */
  public static Maxout of(long inFeatures, long units, int pieces) {
    return new Maxout(inFeatures, units, pieces);
  }

  @Override
  protected Variable forward(Variable x) {
    return Reductions.max(pieces.apply(x).reshape(-1, units, pieceCount), false, -1);
  }
}
