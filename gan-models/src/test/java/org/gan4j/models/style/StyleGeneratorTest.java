package org.gan4j.models.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Latents;
import org.gan4j.models.stylegan2.Stylegan2;
import org.gan4j.models.stylegan2.Stylegan2Config;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class StyleGeneratorTest {

  private static StyleGenerator generator() {
    return (StyleGenerator)
        Stylegan2.create(Stylegan2Config.forImages(8, 3).sized(8, 2, 6), 1).generator();
  }

  private static INDArray latents(int count) {
    return Latents.normal(count, 8, new RandomStream(5));
  }

  private static INDArray train(StyleGenerator generator, INDArray latents) {
    try (Scope scope = Scope.open(generator.network().kernels())) {
      INDArray images =
          generator.generate(Variable.constant(latents), Condition.NONE).value().dup();
      Reference.reachabilityFence(latents);
      return images;
    }
  }

  @Test
  void whatTrainingMadeIsMadeOnceMoreWithoutAChange() {
    StyleGenerator generator = generator();
    INDArray latents = latents(4);
    INDArray images = train(generator, latents);
    INDArray mean = generator.meanStyle().dup();
    try (Scope scope = Scope.open(generator.network().kernels())) {
      Variable again = generator.repeat(Variable.constant(latents), Condition.NONE);
      assertEquals(images, again.value());
      assertTrue(again.requiresGrad());
    }
    assertEquals(mean, generator.meanStyle());
  }

  @Test
  void withoutTruncationImagesStayAsTheyAre() {
    StyleGenerator generator = generator();
    train(generator, latents(4));
    assertTrue(
        generator
            .truncated(1)
            .sample(latents(3), Condition.NONE)
            .equalsWithEps(generator.sample(latents(3), Condition.NONE), 1e-5));
  }

  @Test
  void fullTruncationGivesTheMeanImage() {
    StyleGenerator generator = generator();
    train(generator, latents(16));
    INDArray images = generator.truncated(0).sample(latents(3), Condition.NONE);
    INDArray mean;
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      Variable style = Variable.constant(generator.meanStyle()).reshape(1, 8);
      mean = generator.images(style, Noise.fixed()).value().dup();
    }
    for (int i = 0; i < 3; i++) {
      assertTrue(images.slice(i).equalsWithEps(mean.slice(0), 1e-5));
    }
  }

  @Test
  void theMeanStyleFollowsWhatIsTrained() {
    StyleGenerator generator = generator();
    INDArray latents = latents(16);
    INDArray expected;
    try (Scope scope = Scope.noGrad(generator.network().kernels())) {
      expected = generator.styles(Variable.constant(latents)).mean(0).value().mul(0.005);
    }
    train(generator, latents);
    assertTrue(generator.meanStyle().equalsWithEps(expected, 1e-6));
    INDArray before = generator.meanStyle().dup();
    generator.sample(4, 1);
    assertEquals(before, generator.meanStyle());
  }

  @Test
  void noiseInInferenceIsThatOfTheLatent() {
    StyleGenerator generator = noisy();
    INDArray same = latents(1).repmat(2, 1);
    INDArray shown = generator.sample(same, Condition.NONE);
    assertEquals(shown.slice(0), shown.slice(1));
    INDArray two = latents(2);
    INDArray fixed = new StyleSampler(generator, 1, NoiseKind.FIXED).sample(two, Condition.NONE);
    INDArray none = new StyleSampler(generator, 1, NoiseKind.NONE).sample(two, Condition.NONE);
    INDArray own = generator.sample(two, Condition.NONE);
    assertNotEquals(own, fixed);
    assertNotEquals(own, none);
    assertNotEquals(fixed, none);
    // Whatever images are made with it.
    assertTrue(own.slice(0).equalsWithEps(shown.slice(0), 1e-5));
  }

  @Test
  void noiseInTrainingIsEachSamplesOwn() {
    StyleGenerator generator = noisy();
    INDArray same = latents(1).repmat(2, 1);
    INDArray trained = train(generator, same);
    assertNotEquals(trained.slice(0), trained.slice(1));
    assertEquals(trained, train(generator, same));
  }

  private static StyleGenerator noisy() {
    StyleGenerator generator = generator();
    generator
        .network()
        .state()
        .forEach(
            (path, array) -> {
              if (path.endsWith("noise_strength")) {
                array.assign(1);
              }
            });
    return generator;
  }

  @Test
  void batchesOfTrainingAreMixedAsOftenAsTheProbabilitySays() {
    StyleGenerator plain = new StyleGenerator(generator().network(), 8, 0, 0);
    StyleGenerator mixing = new StyleGenerator(plain.network(), 8, 0, 1);
    INDArray latents = latents(2);
    assertNotEquals(train(plain, latents), train(mixing, latents));
    assertEquals(generator().sample(2, 3), mixing.sample(2, 3));
  }
}
