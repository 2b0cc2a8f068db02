package org.gan4j.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON text to and from records, maps and lists; strict in what it takes (no key twice, nothing
 * after the end, no unknown field) and the same bytes for the same values.
 */
public final class Json {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .build();

  /** Files of records that are longer are none of ours. */
  private static final int MOST_BYTES = 1 << 26;

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance);

  private Json() {}

  /**
   * A value as JSON on one line.
   *
   * @param value a record, map, list, string, number or boolean, or made of those; NaN and
   *     infinities become the strings "NaN", "Infinity", "-Infinity"
   * @return the text, without a line end
   * @throws IllegalArgumentException if the value has a part that JSON can't express
   */
  public static String toLine(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes a value as an indented JSON file, whole or not at all.
   *
   * @param path the file; one of that name is replaced
   * @param value as for {@link #toLine}
   * @throws InputException if the file can't be written
   */
  public static void write(Path path, Object value) {
    String text;
    try {
      text = MAPPER.writer(PRETTY).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value + ": " + e.getOriginalMessage(), e);
    }
    AtomicFiles.writeText(path, text);
  }

  /**
   * Reads a JSON file.
   *
   * @param path the file
   * @param type what it holds: a record, or {@code Map.class}
   * @param <T> that type
   * @return the value
   * @throws InputException if the file can't be read or holds something else
   */
  public static <T> T read(Path path, Class<T> type) {
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw InputException.at(
            path, "has " + size + " bytes; of a record at most " + MOST_BYTES + " are read");
      }
      T value = MAPPER.readValue(Files.readString(path), type);
      if (value == null) {
        throw InputException.at(path, "expected a JSON object, got null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw InputException.at(path, JsonProblem.of(e));
    } catch (CharacterCodingException e) {
      throw InputException.at(path, "not text in UTF-8");
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  /**
   * A record from JSON text.
   *
   * @param place where it comes from, for messages
   * @param text the JSON
   * @param type the record
   * @param <T> the record
   * @return the value
   * @throws InputException if it is no JSON, or holds something else
   */
  public static <T> T read(String place, String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new InputException(place + ": " + JsonProblem.of(e), e);
    }
  }

  /**
   * JSON text as a tree.
   *
   * @param place where it comes from, for messages
   * @param text the JSON
   * @return its root
   * @throws InputException if it is no JSON
   */
  public static JsonNode tree(String place, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InputException(place + ": " + JsonProblem.of(e), e);
    }
  }

  /**
   * A record as a map, in the order of its components.
   *
   * @param value as for {@link #toLine}
   * @return strings, numbers, booleans, lists and maps alone
   */
  public static Map<String, Object> toMap(Record value) {
    return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /**
   * The record that a map came from.
   *
   * @param map what {@link #toMap} gave
   * @param type the record
   * @param <T> the record
   * @return an equal one
   * @throws IllegalArgumentException if the map has an unknown field or a value that won't do
   */
  public static <T extends Record> T fromMap(Map<String, Object> map, Class<T> type) {
    try {
      return MAPPER.convertValue(map, type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getCause() instanceof JsonProcessingException json
              ? JsonProblem.of(json)
              : e.getMessage(),
          e);
    }
  }

  /**
   * A value from one line of JSON.
   *
   * @param text a JSON value; bare words that are none are strings
   * @return a string, number, boolean, list or map
   */
  public static Object parse(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
