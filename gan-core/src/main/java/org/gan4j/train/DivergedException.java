package org.gan4j.train;

/**
 * A loss became NaN or infinite; the message says at which step, of which network, and where it
 * appeared first.
 */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * An exception.
   *
   * @param message step, network, place, and what to try
   */
  public DivergedException(String message) {
    super(message);
  }
}
