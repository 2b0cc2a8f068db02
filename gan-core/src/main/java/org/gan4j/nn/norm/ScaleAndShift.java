package org.gan4j.nn.norm;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializer;
import org.gan4j.nn.init.Initializers;
import org.jspecify.annotations.Nullable;

/** The parameters {@code gamma} and {@code beta} of a normalizing layer, or neither. */
final class ScaleAndShift {

  /** Whether there are any, and gamma's first values. */
  record Settings(boolean on, Initializer gamma) {

    static final Settings STANDARD = new Settings(true, Initializers.ones());

    Settings on(boolean wanted) {
      return new Settings(wanted, gamma);
    }

    Settings gamma(Initializer initializer) {
      return new Settings(true, initializer);
    }
  }

  /** Where a module declares its parameters. */
  @FunctionalInterface
  interface Declaration {
    Parameter declare(String name, Initializer initializer, long... shape);
  }

  private final Settings settings;
  private final @Nullable Parameter gamma;
  private final @Nullable Parameter beta;

  ScaleAndShift(Settings settings, Declaration module, long features) {
    this.settings = settings;
    this.gamma = settings.on() ? module.declare("gamma", settings.gamma(), features) : null;
    this.beta = settings.on() ? module.declare("beta", Initializers.zeros(), features) : null;
  }

  Settings settings() {
    return settings;
  }

  /** Of {@code [C]}, or null. */
  @Nullable Variable gamma() {
    return gamma == null ? null : gamma.variable();
  }

  /** Of {@code [C]}, or null. */
  @Nullable Variable beta() {
    return beta == null ? null : beta.variable();
  }
}
