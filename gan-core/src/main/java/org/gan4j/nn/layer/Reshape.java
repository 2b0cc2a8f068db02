package org.gan4j.nn.layer;

import java.util.Arrays;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.kernel.Shapes;
import org.gan4j.nn.Layer;

/** Gives each sample another shape, without moving an element: the inverse of {@link Flatten}. */
public final class Reshape extends Layer {

  private final long[] sample;

  private Reshape(long... sample) {
    this.sample = sample;
  }

  /**
   * A layer that gives each sample a shape.
   *
   * @param sample the shape of one sample, {@code H, W, C} say
   * @return a layer from {@code [N, ...]} to {@code [N, H, W, C]}
   */
  public static Reshape to(long... sample) {
    for (long extent : sample) {
      Require.positive("sample", extent);
    }
    return new Reshape(sample.clone());
  }

  @Override
  protected Variable forward(Variable x) {
    expect(
        x.length() / x.size(0) == Shapes.length(sample),
        "[N, ...] with "
            + Shapes.length(sample)
            + " elements a sample for "
            + Arrays.toString(sample),
        x);
    long[] shape = new long[sample.length + 1];
    shape[0] = x.size(0);
    System.arraycopy(sample, 0, shape, 1, sample.length);
    return x.reshape(shape);
  }
}
