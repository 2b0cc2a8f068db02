package org.gan4j.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a safetensors file piece by piece, and ends at the first that is wrong: what
 * a stranger's header asks for is never made room for before it is checked.
 *
 * @param path named in errors
 */
record SafetensorsHeaderParser(Path path) {

  /** Files with more tensors are refused; the largest known models have some thousands a file. */
  static final int MOST_TENSORS = 1 << 16;

  /** Tensors with more dimensions are refused; ND4J has no larger arrays. */
  static final int MOST_DIMENSIONS = 32;

  /**
   * Reads and checks a header.
   *
   * @param bytes the JSON
   * @param dataLength the bytes that follow the header in the file
   */
  SafetensorsHeader parse(byte[] bytes, long dataLength) {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<SafetensorsHeader.Entry> entries = new ArrayList<>();
    try (JsonParser json = Json.MAPPER.createParser(text(bytes))) {
      require(json.nextToken() == JsonToken.START_OBJECT, "the header is not a JSON object");
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(SafetensorsHeader.METADATA)) {
          metadata.putAll(metadata(json));
        } else {
          require(
              entries.size() < MOST_TENSORS,
              "more than " + MOST_TENSORS + " tensors; such files aren't read");
          entries.add(new TensorLine(json, name).read());
        }
      }
      require(json.nextToken() == null, "the header is not valid JSON: it goes on after its end");
    } catch (JsonProcessingException e) {
      throw new InputException(
          path + ": the header is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    checkLayout(entries, dataLength);
    return new SafetensorsHeader(metadata, entries);
  }

  private String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(path + ": the header is not text in UTF-8", e);
    }
  }

  private Map<String, String> metadata(JsonParser json) throws IOException {
    String what = SafetensorsHeader.METADATA;
    require(json.currentToken() == JsonToken.START_OBJECT, what + " is not a JSON object");
    Map<String, String> metadata = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw InputException.at(path, what + ": the value of \"" + key + "\" is not a string");
      }
      metadata.put(key, json.getText());
    }
    return metadata;
  }

  /** The tensors must fill the data exactly: nothing outside, no overlap, no gap. */
  private void checkLayout(List<SafetensorsHeader.Entry> entries, long dataLength) {
    List<SafetensorsHeader.Entry> inFile = new ArrayList<>(entries);
    inFile.sort(
        Comparator.comparingLong(SafetensorsHeader.Entry::begin)
            .thenComparingLong(SafetensorsHeader.Entry::end));
    long reached = 0;
    for (SafetensorsHeader.Entry entry : inFile) {
      if (entry.end() > dataLength) {
        throw InputException.at(
            path,
            String.format(
                "tensor \"%s\" ends at byte %d of the data, but there are %d; the file is"
                    + " truncated",
                entry.name(), entry.end(), dataLength));
      }
      if (entry.begin() != reached) {
        throw InputException.at(
            path,
            String.format(
                "tensor \"%s\" begins at byte %d, expected %d: tensors overlap or leave a gap",
                entry.name(), entry.begin(), reached));
      }
      reached = entry.end();
    }
    require(
        reached == dataLength,
        "the tensors end at byte " + reached + " of the data, but there are " + dataLength);
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw InputException.at(path, problem);
    }
  }

  /** The line of one tensor, which the parser stands at. */
  private final class TensorLine {

    private final JsonParser json;
    private final String name;
    private @Nullable String type;
    private @Nullable List<Long> shape;
    private @Nullable List<Long> offsets;

    TensorLine(JsonParser json, String name) {
      this.json = json;
      this.name = name;
    }

    SafetensorsHeader.Entry read() throws IOException {
      require(json.currentToken() == JsonToken.START_OBJECT, "its entry is not a JSON object");
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "dtype" -> type = json.getText();
          case "shape" -> shape = longs("shape", MOST_DIMENSIONS);
          case "data_offsets" -> offsets = longs("data_offsets", 2);
          default -> json.skipChildren();
        }
      }
      if (shape == null) {
        throw refusal("shape is not a list");
      }
      if (offsets == null || offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
        throw refusal("expected data_offsets [begin, end], got " + offsets);
      }
      return entry(shape, offsets.get(0), offsets.get(1));
    }

    private SafetensorsHeader.Entry entry(List<Long> shape, long begin, long end) {
      TensorType known =
          Arrays.stream(TensorType.values())
              .filter(one -> one.name().equals(type))
              .findFirst()
              .orElseThrow(
                  () ->
                      refusal(
                          "expected a dtype of "
                              + Arrays.toString(TensorType.values())
                              + ", got "
                              + (type == null ? "none" : '"' + type + '"')));
      SafetensorsHeader.Entry entry = new SafetensorsHeader.Entry(name, known, shape, begin, end);
      long expected;
      try {
        expected = TensorData.byteLength(known, entry.shapeArray());
      } catch (ArithmeticException e) {
        throw refusal("shape " + shape + " is too large");
      }
      if (expected != end - begin) {
        throw refusal(
            String.format(
                "%s %s takes %d bytes, data_offsets [%d, %d] give %d",
                known, shape, expected, begin, end, end - begin));
      }
      return entry;
    }

    private List<Long> longs(String field, int most) throws IOException {
      require(json.currentToken() == JsonToken.START_ARRAY, field + " is not a list");
      List<Long> out = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        boolean whole =
            json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() >= 0;
        if (!whole) {
          throw refusal(field + ": expected whole numbers of at least 0, got " + json.getText());
        }
        require(out.size() < most, "expected " + field + " of at most " + most + " numbers");
        out.add(json.getLongValue());
      }
      return out;
    }

    private void require(boolean holds, String problem) {
      if (!holds) {
        throw refusal(problem);
      }
    }

    private InputException refusal(String problem) {
      return InputException.at(path, "tensor \"" + name + "\": " + problem);
    }
  }
}
