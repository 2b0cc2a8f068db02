package org.gan4j.run;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.gan4j.models.ModelRequest;
import org.gan4j.train.TrainingLength;

/**
 * What numbers of a configuration may be, whoever wrote it: options and a recorded {@code
 * config.json} are held to the same bounds before anything is made of them.
 */
final class ConfigBounds {

  private ConfigBounds() {}

  /**
   * Refuses a configuration with a number beyond all use.
   *
   * @param name what it is called, for the message; may be empty
   * @param config the configuration
   * @param <C> its type
   * @return the same
   * @throws IllegalArgumentException naming the field: an int beyond {@link ModelRequest#LARGEST},
   *     a long beyond {@link TrainingLength#MOST_STEPS}, or a double that is NaN or infinite, of it
   *     or of one of its parts
   */
  static <C extends Record> C require(String name, C config) {
    for (RecordComponent field : config.getClass().getRecordComponents()) {
      String path = name.isEmpty() ? field.getName() : name + "." + field.getName();
      require(path, value(config, field.getAccessor()));
    }
    return config;
  }

  private static void require(String path, Object value) {
    if (value instanceof Record part) {
      require(path, part);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        require(path + "[" + i + "]", list.get(i));
      }
    } else if (value instanceof Integer number) {
      bound(path, number, ModelRequest.LARGEST);
    } else if (value instanceof Long number) {
      bound(path, number, TrainingLength.MOST_STEPS);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalArgumentException(path + ": expected a finite number, got " + number);
    }
  }

  private static void bound(String path, long number, long most) {
    if (number > most || number < -most) {
      throw new IllegalArgumentException(path + ": expected at most " + most + ", got " + number);
    }
  }

  private static Object value(Record config, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(config.getClass() + ": can't be read", e);
    }
  }
}
