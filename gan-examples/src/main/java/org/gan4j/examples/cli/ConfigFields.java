package org.gan4j.examples.cli;

import java.util.Map;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.ModelFamily;

/** Single fields of a family's configuration, set by their names. */
final class ConfigFields {

  private ConfigFields() {}

  /**
   * A configuration with some fields changed.
   *
   * @param config what it is without the change
   * @param family whose configuration it is
   * @param fields values by field, as users write them
   * @param <C> the family's configuration
   * @return the changed copy
   * @throws InputException if there is no such field, or it can't have such a value
   */
  static <C extends Record> C with(C config, ModelFamily<C> family, Map<String, String> fields) {
    Map<String, Object> values = Json.toMap(config);
    fields.forEach(
        (name, value) -> {
          if (!values.containsKey(name)) {
            throw new InputException(
                "--set: "
                    + family.name()
                    + " has no "
                    + name
                    + "; it has "
                    + String.join(", ", values.keySet()));
          }
          values.put(name, Json.parse(value));
        });
    return fields.isEmpty()
        ? config
        : Checks.input("--set", () -> Json.fromMap(values, family.configType()));
  }
}
