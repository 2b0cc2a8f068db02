package org.gan4j.bench;

import java.util.Locale;
import org.gan4j.kernel.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Precisions on the command line: {@code float32} and {@code bf16}. */
final class PrecisionConverter implements ITypeConverter<Precision> {

  @Override
  public Precision convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "float32" -> Precision.FLOAT32;
      case "bf16", "bfloat16" -> Precision.BFLOAT16;
      default ->
          throw new TypeConversionException(
              "precision: expected float32 or bf16, got '" + value + "'");
    };
  }

  static String label(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> "float32";
      case BFLOAT16 -> "bf16";
    };
  }
}
