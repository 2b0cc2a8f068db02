package org.gan4j.examples.cli;

import java.util.stream.Collectors;
import org.gan4j.io.InputException;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;

/** Models by the names that users give. */
final class ModelNames {

  private ModelNames() {}

  /**
   * The model of a name.
   *
   * @param name as {@code gan4j models} lists it
   * @return the family
   * @throws InputException if there is none, naming those that there are
   */
  static ModelFamily<?> find(String name) {
    return ModelFamilies.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "model: expected one of "
                        + ModelFamilies.all().stream()
                            .map(ModelFamily::name)
                            .collect(Collectors.joining(", "))
                        + ", got "
                        + name));
  }
}
