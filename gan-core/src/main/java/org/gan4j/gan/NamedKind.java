package org.gan4j.gan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum's constant with a name on the command line and in a run's record. */
public interface NamedKind {

  /**
   * The constant's name in Java.
   *
   * @return {@code WGAN_GP}, say
   */
  String name();

  /**
   * The name for people.
   *
   * @return {@code wgan-gp}, say
   */
  default String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a name.
   *
   * @param kinds those that there are
   * @param what they are, for the message
   * @param cliName as {@link #cliName} gives it
   * @param <K> the enum
   * @return the constant
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  static <K extends NamedKind> K find(K[] kinds, String what, String cliName) {
    return Arrays.stream(kinds)
        .filter(kind -> kind.cliName().equals(cliName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what
                        + ": expected one of "
                        + Arrays.stream(kinds)
                            .map(NamedKind::cliName)
                            .collect(Collectors.joining(", "))
                        + ", got "
                        + cliName));
  }
}
