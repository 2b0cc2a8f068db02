package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The build takes it from picocli's annotations that fields are filled; this says which are not.
 */
class NullableOptionsTest {

  @Test
  void optionsThatNeedNotBeGivenAreNullable() {
    List<String> wrong = new ArrayList<>();
    for (CommandLine command : Gan4j.commandLine().getSubcommands().values()) {
      if (command.getCommand().getClass().getName().startsWith("org.gan4j")) {
        command.getCommandSpec().args().forEach(option -> check(option, wrong));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(ArgSpec option, List<String> wrong) {
    if (option.userObject() instanceof Field field && !field.getType().isPrimitive()) {
      boolean left =
          !option.required() && option.defaultValue() == null && option.initialValue() == null;
      if (left != field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        wrong.add(field + (left ? ": may be null" : ": is never null"));
      }
    }
  }
}
