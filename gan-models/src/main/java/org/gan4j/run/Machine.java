package org.gan4j.run;

import java.util.Optional;
import java.util.OptionalInt;
import org.gan4j.backend.Backend;
import org.gan4j.backend.BackendChoice;
import org.gan4j.backend.BackendRequest;
import org.gan4j.backend.LoadedBackend;
import org.gan4j.io.InputException;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.select.KernelProviders;

/**
 * What is to compute; what isn't asked for is the process's own choice.
 *
 * @param backend ND4J's, and who asks for it
 * @param kernels who does the arithmetic
 * @param threads that arithmetic may use, 1 to {@link #MOST_THREADS}
 * @param precision of the factors in convolutions and matrix products
 */
public record Machine(
    Optional<BackendRequest> backend,
    Optional<KernelChoice> kernels,
    OptionalInt threads,
    Optional<Precision> precision) {

  /** The most threads that may be asked for. */
  public static final int MOST_THREADS = 1024;

  /** Checks the number of threads. */
  public Machine {
    if (threads.orElse(1) < 1 || threads.orElse(1) > MOST_THREADS) {
      throw new InputException(
          "threads: expected 1 to " + MOST_THREADS + ", got " + threads.getAsInt());
    }
  }

  /**
   * The process's own choice of everything.
   *
   * @return the usual machine
   */
  public static Machine standard() {
    return new Machine(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /**
   * The one that a run's record names.
   *
   * @param record what computed the run
   * @return the same
   * @throws InputException if a name in it is none
   */
  public static Machine of(RunConfig.Machine record) {
    return InputException.guard(
        "machine",
        () ->
            new Machine(
                Optional.of(
                    new BackendRequest(
                        BackendChoice.parse(record.backend(), "config.json"), "config.json")),
                Optional.of(KernelChoice.parse(record.kernels())),
                OptionalInt.of(record.threads()),
                Optional.of(Precision.parse(record.precision()))));
  }

  /**
   * This one, and another's choice where this one leaves it open.
   *
   * @param other the other
   * @return both together
   */
  public Machine or(Machine other) {
    return new Machine(
        backend.or(other::backend),
        kernels.or(other::kernels),
        threads.isPresent() ? threads : other.threads,
        precision.or(other::precision));
  }

  /**
   * Selects the backend, without loading ND4J.
   *
   * @return which and why, in one line
   * @throws org.gan4j.backend.BackendException if none can run as asked
   */
  String select() {
    return Backend.select(backend.orElseGet(BackendRequest::ofProcess)).line();
  }

  /**
   * Loads ND4J with the backend that was selected.
   *
   * @param selected what {@link #select} gave
   * @return what computes from now on
   * @throws InputException if the kernels asked for can't be used
   */
  Loaded load(String selected) {
    LoadedBackend backend = Backend.load();
    threads.ifPresent(KernelProviders::setThreads);
    return new Loaded(
        selected,
        chosenKernels(),
        backend.kind().toString(),
        threads.orElse(backend.threads()),
        precision.orElse(Precision.FLOAT32));
  }

  /**
   * Loads ND4J and what networks run on, where there is no run.
   *
   * @return the kernels
   * @throws InputException if what is asked for can't be used
   */
  public Kernels loadKernels() {
    return load(select()).kernels();
  }

  private Kernels chosenKernels() {
    try {
      return kernels.isEmpty() && precision.orElse(Precision.FLOAT32) == Precision.FLOAT32
          ? KernelProviders.standard()
          : KernelProviders.create(
              kernels.orElseGet(KernelChoice::fromSystemProperty),
              precision.orElse(Precision.FLOAT32));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw InputException.because(e);
    }
  }

  /**
   * What the choice came to.
   *
   * @param selected which backend and why
   * @param kernels what networks run on
   * @param backend ND4J's
   * @param threads for the arithmetic
   * @param precision of factors
   */
  record Loaded(
      String selected, Kernels kernels, String backend, int threads, Precision precision) {

    /** What a run's record says of it. */
    RunConfig.Machine record() {
      String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      return new RunConfig.Machine(
          backend, kernels.name(), threads, precision.toString(), platform);
    }

    /** What computes, in a line. */
    @Override
    public String toString() {
      return String.format(
          "%s; %s kernels, %d thread%s, %s",
          selected, kernels.name(), threads, threads == 1 ? "" : "s", precision);
    }
  }
}
