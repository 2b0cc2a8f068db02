package org.gan4j.bench;

import java.util.Arrays;
import java.util.Iterator;
import org.gan4j.bench.cases.TrainingCase;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Cases on the command line: by their labels. */
final class CaseConverter implements ITypeConverter<TrainingCase>, Iterable<String> {

  @Override
  public TrainingCase convert(String value) {
    try {
      return TrainingCase.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(TrainingCase.values()).map(TrainingCase::label).iterator();
  }
}
