package org.gan4j.bench.compare;

/** A contender can't run here; the message says why, on one line. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says why.
   *
   * @param reason on one line
   */
  public UnavailableException(String reason) {
    super(reason);
  }
}
