package org.gan4j.train;

/**
 * A request to end a run after the step that is being taken. It may come from any thread, a signal
 * handler's say; the trainer that has it ({@link Trainer#stopAt}) ends as if its length were
 * reached, with every listener told and closed.
 */
public final class StopRequest {

  private volatile boolean made;

  /** Asks for the run's end; asking again changes nothing. */
  public void stop() {
    made = true;
  }

  /**
   * Whether the end was asked for.
   *
   * @return true from the first {@link #stop} on
   */
  public boolean made() {
    return made;
  }
}
