package org.gan4j.data;

import java.util.List;

/** One of the two kinds of images that an image-to-image model translates between. */
public enum Domain {
  /** The first: {@code trainA}, {@code testA}. */
  A,
  /** The second: {@code trainB}, {@code testB}. */
  B;

  /** The names of both: {@code A} and {@code B}. */
  public static final List<String> NAMES = List.of(A.name(), B.name());

  /**
   * The other domain.
   *
   * @return B for A, A for B
   */
  public Domain other() {
    return this == A ? B : A;
  }
}
