package org.gan4j.train;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gan4j.data.BatchSource;
import org.gan4j.nn.ValueLock;

/** The loop: steps until the length is reached, with listeners told after each. */
public final class Trainer {

  private final TrainingStep step;
  private final Listeners listeners;
  private final AtomicBoolean running = new AtomicBoolean();
  private long stepsTaken;
  private long imagesSeen;
  private StopRequest stop = new StopRequest();
  private Notices notices = new Notices(System.err::println);

  private Trainer(TrainingStep step, Listeners listeners) {
    this.step = step;
    this.listeners = listeners;
  }

  /**
   * A trainer.
   *
   * @param step what to repeat
   * @param listeners told after each step, in this order, and closed when the run ends
   * @return the trainer
   */
  public static Trainer of(TrainingStep step, TrainListener... listeners) {
    return new Trainer(step, new Listeners(List.of(listeners)));
  }

  /**
   * Ends runs when it is asked for.
   *
   * @param request looked at after each step
   * @return this
   */
  public Trainer stopAt(StopRequest request) {
    stop = request;
    return this;
  }

  /**
   * Says elsewhere which listeners failed.
   *
   * @param to who is told; standard error otherwise
   * @return this
   */
  public Trainer notices(Notices to) {
    notices = to;
    return this;
  }

  /**
   * Trains until a total number of steps has been taken, those before a resumption counted in, or
   * until the end is asked for: by {@link #stopAt}, or by an interrupt of the thread. The step that
   * is being taken is finished then; {@link #stepsTaken} says how far it came, and an interrupted
   * thread stays interrupted. Other threads may sample from the networks meanwhile: they have the
   * weights that they have between two steps.
   *
   * @param data where batches come from
   * @param length how long
   * @throws DivergedException if a loss becomes NaN or infinite
   * @throws IllegalArgumentException if the length is in epochs and the data doesn't know its size
   * @throws IllegalStateException if another thread runs this trainer
   */
  public void run(BatchSource data, TrainingLength length) {
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "this trainer is running already; run one trainer from one thread at a time");
    }
    try {
      train(data, length);
    } finally {
      running.set(false);
    }
  }

  private void train(BatchSource data, TrainingLength length) {
    long total = length.stepCount(batchesPerEpoch(data, length), step.batchesPerStep());
    long start = System.nanoTime();
    Throwable ending = null;
    try {
      while (stepsTaken < total && !stop.made() && !Thread.currentThread().isInterrupted()) {
        TrainingStep.Outcome outcome = take(data);
        stepsTaken++;
        imagesSeen += outcome.images();
        double seconds = (System.nanoTime() - start) / 1e9;
        listeners.stepped(
            new StepReport(stepsTaken, total, imagesSeen, seconds, outcome.losses()), notices);
      }
    } catch (RuntimeException | Error e) {
      ending = e;
      throw e;
    } finally {
      listeners.close(ending, notices);
    }
  }

  private TrainingStep.Outcome take(BatchSource data) {
    try {
      return ValueLock.changing(step.networks(), () -> step.take(data));
    } catch (DivergedException diverged) {
      throw new DivergedException("step " + (stepsTaken + 1) + ": " + diverged.getMessage());
    }
  }

  private static long batchesPerEpoch(BatchSource data, TrainingLength length) {
    if (length instanceof TrainingLength.Steps) {
      return 0;
    }
    OptionalLong batches = data.batchesPerEpoch();
    if (batches.isEmpty()) {
      throw new IllegalArgumentException(
          "epochs: this data doesn't know how many batches it has; give a number of steps");
    }
    return batches.getAsLong();
  }

  /**
   * The number of steps taken so far.
   *
   * @return counted from the run's first start
   */
  public long stepsTaken() {
    return stepsTaken;
  }

  /**
   * The number of training images drawn so far.
   *
   * @return counted from the run's first start
   */
  public long imagesSeen() {
    return imagesSeen;
  }

  /**
   * The step that is repeated.
   *
   * @return the step
   */
  public TrainingStep step() {
    return step;
  }

  void resumeAt(long steps, long images) {
    stepsTaken = steps;
    imagesSeen = images;
  }
}
