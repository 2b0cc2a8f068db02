package org.gan4j.backend;

import java.util.Objects;
import java.util.Optional;

/**
 * A choice and where it came from.
 *
 * @param choice what is asked for
 * @param source who asked, as the report says it: {@code the program}, {@code system property
 *     gan4j.backend}, ...
 */
public record BackendRequest(BackendChoice choice, String source) {
  /** The system property that holds a choice. */
  public static final String PROPERTY = "gan4j.backend";

  /** The environment variable that holds a choice; the system property outranks it. */
  public static final String VARIABLE = "GAN4J_BACKEND";

  /** Checks that both are given. */
  public BackendRequest {
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(source, "source");
  }

  /**
   * The request of this process: the system property {@value #PROPERTY}, else the environment
   * variable {@value #VARIABLE}, else {@link BackendChoice#AUTO}.
   *
   * @return the request
   * @throws BackendException if the one that counts is none of {@code auto}, {@code cpu}, {@code
   *     cuda}
   */
  public static BackendRequest ofProcess() {
    return of(System.getProperty(PROPERTY), System.getenv(VARIABLE));
  }

  static BackendRequest of(String property, String variable) {
    return parse(property, "system property " + PROPERTY)
        .or(() -> parse(variable, "environment variable " + VARIABLE))
        .orElseGet(() -> new BackendRequest(BackendChoice.AUTO, "default"));
  }

  private static Optional<BackendRequest> parse(String text, String source) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new BackendRequest(BackendChoice.parse(text, source), source));
  }
}
