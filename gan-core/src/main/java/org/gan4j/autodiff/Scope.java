package org.gan4j.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.select.KernelProviders;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The lifetime of every array that operations make on this thread between opening and closing, the
 * kernels that they run on, and whether that is training or {@linkplain #inference inference}.
 *
 * <pre>{@code
 * try (Scope step = Scope.open()) {
 *   Variable loss = ...;
 *   List<Variable> gradients = Gradients.backward(loss, parameters);
 * } // all of it goes back to the pool
 * }</pre>
 *
 * <p>Scopes nest; each is closed on the thread that opened it, the innermost first. What shall
 * outlive its scope is {@linkplain #keep kept}.
 */
public final class Scope implements AutoCloseable {

  private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

  private final @Nullable Scope parent;

  /** The one that was current on this thread; the parent may be another thread's. */
  private final @Nullable Scope before = CURRENT.get();

  private final Kernels kernels;
  private final Mode mode;
  private final List<Variable> owned = new ArrayList<>();

  /** Whether operations are recorded, and whether layers behave as in training. */
  private record Mode(boolean recording, boolean training) {

    /** That of a scope, or of training where there is none. */
    static Mode of(@Nullable Scope scope) {
      return scope == null ? new Mode(true, true) : scope.mode;
    }

    Mode recording(boolean on) {
      return new Mode(on, training);
    }
  }

  private Scope(@Nullable Scope parent, Kernels kernels, Mode mode) {
    this.parent = parent;
    this.kernels = kernels;
    this.mode = mode;
    CURRENT.set(this);
  }

  private static Kernels kernelsOf(@Nullable Scope parent) {
    return parent == null ? KernelProviders.standard() : parent.kernels;
  }

  /**
   * Opens a scope with the kernels of the one around it, or the process's standard ones where there
   * is none.
   *
   * @return the scope, to be closed by the same thread
   */
  public static Scope open() {
    Scope parent = CURRENT.get();
    return new Scope(parent, kernelsOf(parent), Mode.of(parent));
  }

  /**
   * Opens a scope whose operations run on given kernels.
   *
   * @param kernels the kernels
   * @return the scope, to be closed by the same thread
   */
  public static Scope open(Kernels kernels) {
    Scope parent = CURRENT.get();
    return new Scope(parent, kernels, Mode.of(parent));
  }

  /**
   * Opens a scope in which nothing is recorded for differentiation, with the kernels of the one
   * around it.
   *
   * @return the scope, to be closed by the same thread
   */
  public static Scope noGrad() {
    Scope parent = CURRENT.get();
    return new Scope(parent, kernelsOf(parent), Mode.of(parent).recording(false));
  }

  /**
   * Opens a scope in which nothing is recorded for differentiation.
   *
   * @param kernels the kernels that its operations run on
   * @return the scope, to be closed by the same thread
   */
  public static Scope noGrad(Kernels kernels) {
    Scope parent = CURRENT.get();
    return new Scope(parent, kernels, Mode.of(parent).recording(false));
  }

  /**
   * Opens a scope of inference, with the kernels of the one around it: nothing is recorded, and
   * layers neither use a batch's statistics nor change state of their own. It holds for what this
   * thread does in it; other threads that use the same networks are in their own scopes.
   *
   * @return the scope, to be closed by the same thread
   */
  public static Scope inference() {
    return inference(kernelsOf(CURRENT.get()));
  }

  /**
   * Opens a scope of inference: nothing is recorded, and layers neither use a batch's statistics
   * nor change state of their own.
   *
   * @param kernels the kernels that its operations run on
   * @return the scope, to be closed by the same thread
   */
  public static Scope inference(Kernels kernels) {
    return new Scope(CURRENT.get(), kernels, new Mode(false, false));
  }

  /**
   * Opens a scope in which layers behave as in inference while operations are recorded, to
   * differentiate a finished network for what goes into it.
   *
   * @param kernels the kernels that its operations run on
   * @return the scope, to be closed by the same thread
   */
  public static Scope evaluation(Kernels kernels) {
    return new Scope(CURRENT.get(), kernels, new Mode(true, false));
  }

  /**
   * Runs tasks of which none waits for another, each in a scope of its own within the current one,
   * on the kernels that {@link Kernels#sideBySide} gives it: perhaps on other threads.
   *
   * @param tasks what to do; variables that a task returns have to be {@linkplain #keep kept} by it
   * @param <T> what a task returns
   * @return the results, in the tasks' order
   */
  public static <T> List<T> sideBySide(List<Supplier<T>> tasks) {
    Scope parent = current();
    List<T> results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    List<Consumer<Kernels>> bodies = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      int index = i;
      bodies.add(
          own -> {
            try (Scope scope = new Scope(parent, own, parent.mode)) {
              results.set(index, tasks.get(index).get());
            }
          });
    }
    parent.kernels.sideBySide(bodies);
    return results;
  }

  /** Opens a scope like the current one, with recording as given. */
  static Scope nested(boolean recording) {
    Scope parent = current();
    return new Scope(parent, parent.kernels, parent.mode.recording(recording));
  }

  /**
   * The innermost scope that is open on this thread.
   *
   * @return the scope
   * @throws IllegalStateException if none is open
   */
  public static Scope current() {
    Scope scope = CURRENT.get();
    if (scope == null) {
      throw new IllegalStateException(
          "no scope is open on this thread; wrap the work in try (Scope scope = Scope.open()) { ..."
              + " }");
    }
    return scope;
  }

  /**
   * The kernels that operations in this scope run on.
   *
   * @return the kernels
   */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * Whether operations are recorded for differentiation.
   *
   * @return false inside {@link #noGrad} and {@link #inference}
   */
  public boolean recording() {
    return mode.recording;
  }

  /**
   * Whether layers behave as in training (statistics of the batch, dropout, power iterations), or
   * as in inference, where they change nothing.
   *
   * @return false inside {@link #inference} and {@link #evaluation}
   */
  public boolean training() {
    return mode.training;
  }

  /**
   * Hands a variable over to the scope around this one, so that it outlives this one.
   *
   * @param variable a variable made in this scope; one from elsewhere stays where it is
   * @return the variable
   * @throws IllegalStateException if no scope is around this one; copy the value instead
   */
  public Variable keep(Variable variable) {
    if (variable.owner() == this) {
      if (parent == null) {
        throw new IllegalStateException(
            "keep: no scope is around this one; copy the value out with value().dup()");
      }
      // Tasks that go on side by side have the same parent.
      synchronized (parent) {
        parent.adopt(variable);
      }
    }
    return variable;
  }

  Lease borrow(DataType type, long... shape) {
    return kernels.pool().borrow(type, shape);
  }

  Variable adopt(Variable variable) {
    variable.owner(this);
    owned.add(variable);
    return variable;
  }

  /** Gives back the memory of everything that was made in this scope and not kept. */
  @Override
  public void close() {
    if (CURRENT.get() != this) {
      throw new IllegalStateException(
          "scopes close innermost first, on the thread that opened them");
    }
    for (Variable variable : owned) {
      if (variable.owner() == this) {
        variable.release();
      }
    }
    owned.clear();
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
