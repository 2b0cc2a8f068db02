package org.gan4j.nn;

/** An input that a module can't take; the message begins with the innermost module's name. */
public final class ShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private ShapeException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The error with the module's name before it, or as it is if a module within was named. */
  static ShapeException in(Module module, IllegalArgumentException error) {
    if (error instanceof ShapeException named) {
      return named;
    }
    return new ShapeException(module + ": " + error.getMessage(), error);
  }
}
