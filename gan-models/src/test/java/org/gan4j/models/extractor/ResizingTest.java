package org.gan4j.models.extractor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.gan4j.data.ImageShape;
import org.gan4j.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizingTest {

  /** Values of Pillow's, which clean_resize.py beside them writes. */
  @Test
  void cleanIsPillowsBicubicOfFloats() throws IOException {
    JsonNode cases;
    try (InputStream in = ResizingTest.class.getResourceAsStream("clean_resize.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      cases = Json.tree("clean_resize.json", text).get("cases");
    }
    assertEquals(4, cases.size());
    for (JsonNode one : cases) {
      int channels = one.get("channels").intValue();
      ImageShape shape =
          new ImageShape(one.get("height").intValue(), one.get("width").intValue(), channels);
      float[] image = new float[shape.length()];
      for (int j = 0; j < image.length; j++) {
        image[j] = (j * (int) 2654435761L + one.get("seed").intValue()) >>> 24;
      }
      float[] expected = new float[one.get("values").size()];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = one.get("values").get(i).floatValue();
      }
      float[] resized =
          Resizing.CLEAN.resize(
              image, shape, one.get("toHeight").intValue(), one.get("toWidth").intValue());
      assertArrayEquals(expected, resized, 2e-4f, one.get("seed").toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSizeIsTheSameImage(Resizing resizing) {
    ImageShape shape = new ImageShape(3, 2, 1);
    float[] image = {0, 255, 3, 4, 128, 7};
    assertArrayEquals(image, resizing.resize(image, shape, 3, 2), 0);
  }
}
