package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.gan4j.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

  /** A record with a size, as configurations are. */
  record Holder(ImageSize size) {}

  @ParameterizedTest
  @CsvSource({"64, 64, 64", "48x64, 48, 64", "96x32, 96, 32"})
  void heightComesBeforeWidth(String text, int height, int width) {
    assertEquals(new ImageSize(height, width), ImageSize.of(text));
    assertEquals(text, new ImageSize(height, width).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x64", "64x", "64 x 64", "-8", "0", "8193", "64x0", "1e3", "4x4x4"})
  void whatIsNoSizeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ImageSize.of(text));
  }

  @Test
  void jsonOfASquareIsANumber() {
    assertEquals(Map.of("size", 64), Json.toMap(new Holder(ImageSize.square(64))));
    assertEquals(Map.of("size", "48x64"), Json.toMap(new Holder(new ImageSize(48, 64))));
    for (Object json : new Object[] {48, "48", "48x64"}) {
      ImageSize size = Json.fromMap(Map.of("size", json), Holder.class).size();
      assertEquals(ImageSize.of(json.toString()), size);
    }
  }
}
