package org.gan4j.examples.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.gan4j.backend.BackendChoice;
import org.gan4j.data.Domain;
import org.gan4j.evaluation.Metric;
import org.gan4j.gan.Interpolation;
import org.gan4j.gan.loss.LossKind;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.models.extractor.PixelScaling;
import org.gan4j.models.extractor.Resizing;
import org.gan4j.models.style.NoiseKind;
import org.gan4j.run.DataKind;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose values are names from a list: what {@code toString} of an enum gives. */
final class Choices {

  private Choices() {}

  /**
   * Teaches a command and its subcommands to read them.
   *
   * @param command the command; modified
   * @return the same
   */
  static CommandLine register(CommandLine command) {
    return command
        .registerConverter(DataKind.class, of(DataKind.class))
        .registerConverter(Domain.class, of(Domain.class))
        .registerConverter(SampleFormat.class, of(SampleFormat.class))
        .registerConverter(LossKind.class, of(LossKind.class))
        .registerConverter(WayFormat.class, of(WayFormat.class))
        .registerConverter(Interpolation.class, of(Interpolation.class))
        .registerConverter(NoiseKind.class, of(NoiseKind.class))
        .registerConverter(SavingOptions.DiskFull.class, of(SavingOptions.DiskFull.class))
        .registerConverter(Metric.class, of(Metric.class))
        .registerConverter(Resizing.class, of(Resizing.class))
        .registerConverter(PixelScaling.Order.class, of(PixelScaling.Order.class))
        .registerConverter(Precision.class, of(Precision.class))
        .registerConverter(KernelChoice.class, of(KernelChoice.class))
        .registerConverter(BackendChoice.class, of(BackendChoice.class));
  }

  private static <E extends Enum<E>> ITypeConverter<E> of(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(choice -> choice.toString().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "expected "
                            + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                            + "; got "
                            + text));
  }
}
