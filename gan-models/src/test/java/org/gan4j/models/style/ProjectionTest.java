package org.gan4j.models.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.gan.Gan;
import org.gan4j.models.stylegan2.Stylegan2;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProjectionTest {

  private final Gan gan = Stylegan2.create(Stylegan2Config.forImages(8, 3).sized(8, 2, 6), 1);
  private final StyleGenerator generator = (StyleGenerator) gan.generator();

  private static Projection.Settings settings(double features, boolean perLayer) {
    return new Projection.Settings(60, 0.1, features, perLayer, 1);
  }

  @Test
  void findsAnImageOfItsOwn() {
    INDArray target = generator.sample(1, 5);
    List<Double> distances = new ArrayList<>();
    Projection.Result result =
        new Projection(generator, Optional.empty(), settings(0, false))
            .run(target, (step, distance) -> distances.add(distance));
    assertEquals(60, distances.size());
    assertTrue(result.distance() < 0.2 * distances.get(0), distances::toString);
    assertArrayEquals(new long[] {1, 8}, result.styles().shape());
    assertEquals(result.distance(), target.squaredDistance(result.image()) / target.length(), 1e-5);
  }

  @Test
  void withFeaturesAndAStyleForEachLayer() {
    FeatureLayer features = (FeatureLayer) gan.discriminator().network().module();
    INDArray target = generator.sample(1, 5);
    List<Double> distances = new ArrayList<>();
    Projection.Result result =
        new Projection(generator, Optional.of(features), settings(1, true))
            .run(target, (step, distance) -> distances.add(distance));
    assertTrue(distances.get(59) < 0.3 * distances.get(0), distances::toString);
    assertArrayEquals(new long[] {4, 8}, result.styles().shape());
  }

  @Test
  void featuresNeedADiscriminator() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Projection(generator, Optional.empty(), settings(1, false)));
  }
}
