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
   * @param fields values by field, as users write them; a field of a part after a dot
   * @param <C> the family's configuration
   * @return the changed copy
   * @throws InputException if there is no such field, or it can't have such a value
   */
  static <C extends Record> C with(C config, ModelFamily<C> family, Map<String, String> fields) {
    Map<String, Object> values = Json.toMap(config);
    fields.forEach((name, value) -> set(values, name, value, family.name()));
    return fields.isEmpty()
        ? config
        : InputException.guard("--set", () -> Json.fromMap(values, family.configType()));
  }

  /** Sets a field, or a field of a part: {@code network.slope}. */
  @SuppressWarnings("unchecked") // JSON's objects are maps by name
  private static void set(Map<String, Object> values, String name, String value, String owner) {
    int dot = name.indexOf('.');
    String field = dot < 0 ? name : name.substring(0, dot);
    if (!values.containsKey(field)) {
      throw new InputException(
          "--set: "
              + owner
              + " has no "
              + field
              + "; it has "
              + String.join(", ", values.keySet()));
    }
    if (dot < 0) {
      values.put(field, Json.parse(value));
    } else if (values.get(field) instanceof Map<?, ?> part) {
      set((Map<String, Object>) part, name.substring(dot + 1), value, owner + "'s " + field);
    } else {
      throw new InputException(
          "--set: " + owner + "'s " + field + " has no parts; leave out the dot");
    }
  }
}
