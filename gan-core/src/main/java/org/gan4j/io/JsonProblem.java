package org.gan4j.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words what is wrong with JSON on one line, with its place, and without names of Java's types. */
final class JsonProblem {

  private JsonProblem() {}

  /** The line for a refusal. */
  static String of(JsonProcessingException e) {
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    String before = path.isEmpty() ? "" : path + ": ";
    if (e instanceof ValueInstantiationException refused
        && refused.getCause() instanceof IllegalArgumentException own) {
      return before + own.getMessage();
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return before + "there is no such field" + lineOf(unknown);
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return before + "expected " + expected(mismatch.getTargetType()) + got(mismatch) + lineOf(e);
    }
    if (e instanceof JsonMappingException && e.getCause() instanceof InputCoercionException large) {
      return before + "expected " + expected(large.getTargetType()) + lineOf(e);
    }
    String message = e.getOriginalMessage().lines().findFirst().orElse("not valid JSON");
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? before + message
        : "line " + e.getLocation().getLineNr() + ": " + message;
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null || type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number of at most " + Integer.MAX_VALUE;
    }
    if (type == long.class || type == Long.class) {
      return "a whole number of at most " + Long.MAX_VALUE;
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "a string";
  }

  private static String got(MismatchedInputException e) {
    return e instanceof InvalidFormatException format ? ", got " + format.getValue() : "";
  }

  private static String lineOf(JsonProcessingException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? ""
        : " (line " + e.getLocation().getLineNr() + ")";
  }
}
