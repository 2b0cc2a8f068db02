package org.gan4j.nn;

import java.util.function.BiConsumer;
import org.gan4j.autodiff.Variable;

/**
 * Shows every module's output on this thread, in the order in which they are computed, for as long
 * as it is open: for summaries and for finding the module in which a NaN appeared first.
 */
public final class LayerProbe implements AutoCloseable {

  private static final ThreadLocal<LayerProbe> CURRENT = new ThreadLocal<>();

  private final LayerProbe outer;
  private final BiConsumer<Module, Variable> observer;

  private LayerProbe(BiConsumer<Module, Variable> observer) {
    this.observer = observer;
    this.outer = CURRENT.get();
    CURRENT.set(this);
  }

  /**
   * Opens a probe.
   *
   * @param observer called with each module and its output
   * @return the probe, to be closed on the same thread
   */
  public static LayerProbe open(BiConsumer<Module, Variable> observer) {
    return new LayerProbe(observer);
  }

  /** Whether a probe is open on this thread. */
  static boolean isOpen() {
    return CURRENT.get() != null;
  }

  /** Shows an output to the innermost probe, if there is one. */
  static void saw(Module module, Variable output) {
    LayerProbe probe = CURRENT.get();
    if (probe != null) {
      probe.observer.accept(module, output);
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
