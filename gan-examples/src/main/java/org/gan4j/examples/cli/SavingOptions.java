package org.gan4j.examples.cli;

import java.time.Duration;
import org.gan4j.run.Saving;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a run is saved while it is trained; nothing of it changes what comes of the training. */
final class SavingOptions {

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      converter = Interval.class,
      description =
          "Time between checkpoints, as in 30s, 10m (default) or 2h; the first after a minute at"
              + " most, one more at the end, and one where a signal ends the run. 0 saves after"
              + " every step.")
  private Duration every;

  /** A number of seconds, minutes or hours. */
  static final class Interval implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (text.equals("0")) {
        return Duration.ZERO;
      }
      if (!text.matches("\\d{1,6}[smh]")) {
        throw new TypeConversionException(
            "expected a number of seconds, minutes or hours, as in 30s, 10m or 2h; got " + text);
      }
      return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * What the options come to.
   *
   * @param usual where none was given
   */
  Saving resolve(Saving usual) {
    return every == null ? usual : usual.every(every);
  }
}
