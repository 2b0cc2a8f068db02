package org.gan4j.examples.cli;

import java.util.OptionalInt;
import org.gan4j.io.InputException;
import org.gan4j.run.Sampler;

/** What {@code --class} says. */
final class ClassName {

  private ClassName() {}

  /**
   * The class that a user named.
   *
   * @param name a number or a name, or null for none
   * @param sampler the run's
   * @return its number
   * @throws InputException if the model isn't conditional, or there is no such class
   */
  static OptionalInt of(String name, Sampler sampler) {
    return name == null
        ? OptionalInt.empty()
        : InputException.guard("--class", () -> sampler.label(name));
  }
}
