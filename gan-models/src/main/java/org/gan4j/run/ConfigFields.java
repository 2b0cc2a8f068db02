package org.gan4j.run;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;

/** Single fields of a configuration, set by their names. */
public final class ConfigFields {

  private ConfigFields() {}

  /**
   * A configuration with some fields changed.
   *
   * @param config what it is without the change
   * @param type its class
   * @param owner whose it is, for the message
   * @param fields values by field, as JSON has them; a field of a part after a dot
   * @param <C> the configuration
   * @return the changed copy
   * @throws InputException if there is no such field, or it can't have such a value
   */
  public static <C extends Record> C with(
      C config, Class<C> type, String owner, Map<String, Object> fields) {
    Map<String, Object> values = Json.toMap(config);
    fields.forEach((name, value) -> set(values, name, value, owner));
    return fields.isEmpty()
        ? config
        : InputException.guard("set", () -> ConfigBounds.require("", Json.fromMap(values, type)));
  }

  /**
   * The fields with their values, those of parts after a dot, and what else an enumeration may be.
   *
   * @param config the configuration
   * @return lines of a name, its value, and perhaps other values
   */
  public static List<String> describe(Record config) {
    Map<String, String> values = new LinkedHashMap<>();
    describe("", config.getClass(), Json.toMap(config), values);
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(1);
    return values.entrySet().stream()
        .map(field -> String.format("%-" + width + "s  %s", field.getKey(), field.getValue()))
        .toList();
  }

  @SuppressWarnings("unchecked") // JSON's objects are maps by name
  private static void describe(
      String before, Class<?> type, Map<String, Object> config, Map<String, String> values) {
    for (RecordComponent field : type.getRecordComponents()) {
      String name = before + field.getName();
      Object value = config.get(field.getName());
      if (field.getType().isRecord() && value instanceof Map<?, ?> part) {
        describe(name + ".", field.getType(), (Map<String, Object>) part, values);
      } else if (field.getType().isEnum()) {
        List<String> others = new ArrayList<>();
        for (Object constant : field.getType().getEnumConstants()) {
          others.add(constant.toString());
        }
        others.remove(String.valueOf(value));
        values.put(name, value + (others.isEmpty() ? "" : ", or " + String.join(", ", others)));
      } else {
        values.put(name, String.valueOf(value));
      }
    }
  }

  /** Sets a field, or a field of a part: {@code network.slope}. */
  @SuppressWarnings("unchecked") // JSON's objects are maps by name
  private static void set(Map<String, Object> values, String name, Object value, String owner) {
    int dot = name.indexOf('.');
    String field = dot < 0 ? name : name.substring(0, dot);
    if (!values.containsKey(field)) {
      throw new InputException(
          "set: " + owner + " has no " + field + "; it has " + String.join(", ", values.keySet()));
    }
    if (dot < 0) {
      values.put(field, value);
    } else if (values.get(field) instanceof Map<?, ?> part) {
      set((Map<String, Object>) part, name.substring(dot + 1), value, owner + "'s " + field);
    } else {
      throw new InputException(
          "set: " + owner + "'s " + field + " has no parts; leave out the dot");
    }
  }
}
