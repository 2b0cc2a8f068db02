package org.gan4j.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which provider of kernels is asked for. */
public enum KernelChoice {
  /** oneDNN where it can be used, else ND4J's operations. */
  AUTO,
  /** oneDNN, or an error where it can't be used. */
  ONEDNN,
  /** ND4J's operations. */
  ND4J;

  /** The system property that {@link #fromSystemProperty} reads. */
  public static final String PROPERTY = "gan4j.kernels";

  /**
   * The choice of a name.
   *
   * @param name {@code auto}, {@code onednn} or {@code nd4j}, in any case
   * @return the choice
   * @throws IllegalArgumentException for any other name
   */
  public static KernelChoice parse(String name) {
    return Arrays.stream(values())
        .filter(choice -> choice.toString().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kernels: expected one of "
                        + Arrays.stream(values())
                            .map(KernelChoice::toString)
                            .collect(Collectors.joining(", "))
                        + "; got "
                        + name));
  }

  /**
   * What the system property {@link #PROPERTY} says.
   *
   * @return the choice; AUTO if the property isn't set
   * @throws IllegalArgumentException if it holds another word
   */
  public static KernelChoice fromSystemProperty() {
    String name = System.getProperty(PROPERTY);
    return name == null ? AUTO : parse(name);
  }

  /** The name as {@link #parse} takes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
