package org.gan4j.nn;

import java.util.function.BiConsumer;
import org.gan4j.autodiff.Variable;

/**
 * Shows every layer's output on this thread, in the order in which they are computed, for as long
 * as it is open: for summaries and for finding the layer in which a NaN appeared first.
 */
public final class LayerProbe implements AutoCloseable {

  private static final ThreadLocal<LayerProbe> CURRENT = new ThreadLocal<>();

  private final LayerProbe outer;
  private final BiConsumer<Layer, Variable> observer;

  private LayerProbe(BiConsumer<Layer, Variable> observer) {
    this.observer = observer;
    this.outer = CURRENT.get();
    CURRENT.set(this);
  }

  /**
   * Opens a probe.
   *
   * @param observer called with each layer and its output
   * @return the probe, to be closed on the same thread
   */
  public static LayerProbe open(BiConsumer<Layer, Variable> observer) {
    return new LayerProbe(observer);
  }

  static void saw(Layer layer, Variable output) {
    LayerProbe probe = CURRENT.get();
    if (probe != null) {
      probe.observer.accept(layer, output);
    }
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
