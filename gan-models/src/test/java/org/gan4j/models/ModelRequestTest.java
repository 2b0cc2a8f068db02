package org.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.gan4j.data.ImageShape;
import org.gan4j.models.stylegan.StyleganConfig;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRequestTest {

  private static ModelFamily<?> family(String name) {
    return ModelFamilies.named(name).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"progan", "stylegan", "stylegan2", "r3gan"})
  void familiesOfSquaresRefuseOtherImages(String name) {
    ModelRequest wide = ModelRequest.of(new ImageShape(32, 64, 3));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> family(name).configure(wide));
    assertTrue(
        refusal
            .getMessage()
            .startsWith(
                "resolution: this model makes squares alone, got 32x64; take 32, or a model that"
                    + " makes others: "),
        refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cyclegan", "pix2pix"})
  void familiesThatTranslateRefuseALatentSize(String name) {
    ModelRequest latent =
        new ModelRequest(
            new ImageShape(32, 32, 3), 0, OptionalInt.of(8), OptionalInt.empty(), false);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> family(name).configure(latent));
    assertEquals("latent size: this model starts from images", refusal.getMessage());
  }

  @Test
  void styleFamiliesTakeTheSizesThatAreAskedFor() {
    ModelRequest request =
        new ModelRequest(new ImageShape(32, 32, 3), 0, OptionalInt.of(8), OptionalInt.of(6), false);
    assertEquals(
        StyleganConfig.forImages(32, 3).sized(8, 8, 6), family("stylegan").configure(request));
    assertEquals(
        Stylegan2Config.forImages(32, 3).sized(8, 8, 6), family("stylegan2").configure(request));
  }
}
