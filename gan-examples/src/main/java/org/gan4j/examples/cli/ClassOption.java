package org.gan4j.examples.cli;

import java.util.OptionalInt;
import org.gan4j.io.InputException;
import org.gan4j.run.Sampler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which class a conditional model is to draw. */
final class ClassOption {

  private static final String NAME = "--class";
  private static final String INDEX = "--class-index";

  @Option(
      names = NAME,
      paramLabel = "NAME",
      description = "The class to draw, by its name (default: all of them; interpolate needs one).")
  private @Nullable String name;

  @Option(
      names = INDEX,
      paramLabel = "K",
      description = "The same by its number, from 0 on, in place of its name.")
  private @Nullable Integer index;

  /** Checks the options against each other. */
  void check() {
    Checks.notBoth(NAME, name != null, INDEX, index != null);
  }

  /**
   * The class that a user chose.
   *
   * @param sampler the run's
   * @return its number, or nothing if none was chosen
   * @throws InputException if the model isn't conditional, or there is no such class
   */
  OptionalInt choose(Sampler sampler) {
    Integer number = index;
    if (number != null) {
      return InputException.guard(INDEX, () -> sampler.label(number));
    }
    String word = name;
    return word == null
        ? OptionalInt.empty()
        : InputException.guard(NAME, () -> sampler.label(word));
  }
}
