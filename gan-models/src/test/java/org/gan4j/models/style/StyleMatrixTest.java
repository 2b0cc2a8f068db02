package org.gan4j.models.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Latents;
import org.gan4j.models.stylegan2.Stylegan2;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class StyleMatrixTest {

  private static final List<Long> ROWS = List.of(1L, 2L);
  private static final List<Long> COLUMNS = List.of(3L, 2L, 4L);

  private final StyleGenerator generator =
      (StyleGenerator)
          Stylegan2.create(Stylegan2Config.forImages(8, 3).sized(8, 2, 6), 1).generator();

  /** Noise as strong as the features. */
  StyleMatrixTest() {
    generator
        .network()
        .state()
        .forEach(
            (path, array) -> {
              if (path.endsWith("noise_strength")) {
                array.assign(1);
              }
            });
  }

  private INDArray sources(List<Long> seeds) {
    return generator.sample(Latents.ofSeeds(seeds, 8), Condition.NONE);
  }

  private static boolean same(INDArray a, INDArray b) {
    return a.equalsWithEps(b, 1e-5);
  }

  @Test
  void theEdgesAreTheSources() {
    StyleMatrix matrix =
        new StyleMatrix(generator, StyleMatrix.finerHalf(generator), 1, NoiseKind.OWN);
    INDArray images = matrix.images(ROWS, COLUMNS);
    assertArrayEquals(new long[] {12, 8, 8, 3}, images.shape());
    INDArray rows = sources(ROWS);
    INDArray columns = sources(COLUMNS);
    for (int i = 0; i < ROWS.size(); i++) {
      assertTrue(same(rows.slice(i), images.slice((i + 1) * 4)));
    }
    for (int j = 0; j < COLUMNS.size(); j++) {
      assertTrue(same(columns.slice(j), images.slice(j + 1)));
    }
    // Seed 2 mixed with itself is itself; with another seed it is neither.
    assertTrue(same(rows.slice(1), images.slice(2 * 4 + 2)));
    assertFalse(same(rows.slice(0), images.slice(4 + 1)));
    assertFalse(same(columns.slice(0), images.slice(4 + 1)));
  }

  @Test
  void allLayersFineGivesTheColumnsAndNoneTheRows() {
    INDArray columns =
        new StyleMatrix(generator, Set.of(0, 1, 2, 3), 1, NoiseKind.FIXED).images(ROWS, COLUMNS);
    INDArray rows = new StyleMatrix(generator, Set.of(), 1, NoiseKind.FIXED).images(ROWS, COLUMNS);
    for (int j = 1; j <= COLUMNS.size(); j++) {
      assertTrue(same(columns.slice(j), columns.slice(4 + j)));
      assertTrue(same(rows.slice(4), rows.slice(4 + j)));
    }
  }

  @Test
  void layersThatDontExistAreRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> new StyleMatrix(generator, Set.of(2, 4), 1, NoiseKind.NONE));
    assertEquals("there is no style layer 4; there are 0 to 3", wrong.getMessage());
  }
}
