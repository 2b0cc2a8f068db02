package org.gan4j.kernel.onednn.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OpenMP's threads, each with a part of the work from its first step to its last. oneDNN divides
 * every single primitive among the threads, and each in its own way, so that a step reads what
 * another core has just written; here what a thread reads is its own, and none waits for the others
 * between the steps. One run at a time.
 *
 * @param <T> what a step is made with, see {@link #run}
 */
public final class Team<T> {

  private final T whole;
  private final Supplier<T> tools;
  private final List<T> members = new ArrayList<>();
  private final Optional<OpenMp> openMp;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private OpenMp.@Nullable Region region;
  private int parts;
  private ObjIntConsumer<T> work = (own, part) -> {};

  /**
   * A team.
   *
   * @param whole the tools of the steps that all threads make together
   * @param tools makes tools for one thread, with primitives and memory of their own; called when
   *     they are first needed
   */
  public Team(T whole, Supplier<T> tools) {
    this(whole, tools, OpenMp.loaded());
  }

  /** A team of the threads of a runtime; of one if there is none. */
  Team(T whole, Supplier<T> tools, Optional<OpenMp> openMp) {
    this.whole = whole;
    this.tools = tools;
    this.openMp = openMp;
  }

  /** How many parts can go on side by side; 1 without that runtime. */
  public int size() {
    return openMp.map(OpenMp::maxThreads).orElse(1);
  }

  /** The tools of the steps that all threads make together. */
  public T whole() {
    return whole;
  }

  /**
   * Works on a number of parts side by side, or on a single one with all threads.
   *
   * @param count how many
   * @param task what to do for a part, of which it gets the number, with tools that are the part's
   *     own: their primitives use one thread
   */
  public void run(int count, ObjIntConsumer<T> task) {
    if (count == 1) {
      task.accept(whole, 0);
      return;
    }
    synchronized (this) {
      while (members.size() < count) {
        members.add(tools.get());
      }
      parts = count;
      work = task;
      failure.set(null);
      OpenMp threads = openMp.orElseThrow();
      if (region == null) {
        region = OpenMp.region(this::partsOfThisThread);
      }
      // Always as many: those that a region leaves out, the runtime would end and start again.
      threads.parallel(region, threads.maxThreads());
      rethrow(failure.get());
    }
  }

  private void partsOfThisThread() {
    try {
      OpenMp threads = openMp.orElseThrow();
      // What is compiled now shall be compiled for one thread.
      threads.setThreads(1);
      int step = threads.numberOfThreads();
      for (int part = threads.threadNumber(); part < parts; part += step) {
        work.accept(members.get(part), part);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
