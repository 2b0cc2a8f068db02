package org.gan4j.run;

import java.util.List;
import java.util.OptionalInt;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.gan.Interpolation;
import org.gan4j.gan.Latents;
import org.gan4j.models.style.NoiseKind;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleSampler;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws images with the generator of a run. */
public final class Sampler {

  private static final int NAMED = 20;

  private final Generator generator;
  private final RunConfig config;

  Sampler(Generator generator, RunConfig config) {
    this.generator = generator;
    this.config = config;
  }

  /**
   * The generator.
   *
   * @return with the run's weights: the trained one, or its average where the model keeps one
   */
  public Generator generator() {
    return generator;
  }

  /**
   * The extents of an image.
   *
   * @return of the images that the run was trained on
   */
  public ImageShape shape() {
    return config.data().shape();
  }

  /**
   * Images of one seed; those of a conditional model are of every class.
   *
   * @param count N, at least 1, or as many as there are classes
   * @param seed the same seed gives the same images
   * @return {@code [N, H, W, C]} in [-1, 1]
   * @throws IllegalArgumentException if there are fewer than classes
   */
  public INDArray images(int count, long seed) {
    return samples(count, List.of(seed), OptionalInt.empty()).all();
  }

  /**
   * Images of one class.
   *
   * @param count N, at least 1
   * @param seed the same seed gives the same images
   * @param label the class, by its name
   * @return {@code [N, H, W, C]} in [-1, 1]
   * @throws IllegalArgumentException if the model isn't conditional, or there is no such class
   */
  public INDArray images(int count, long seed, String label) {
    return samples(count, List.of(seed), label(label)).all();
  }

  /**
   * Images made as they are asked for.
   *
   * @param count N, at least 1
   * @param seeds one for all of them, or one an image, which then is the same in any company
   * @param label the class to draw; without one a conditional model draws every class
   * @return the images, to be iterated over or taken at once
   * @throws IllegalArgumentException if every class is to be drawn and the count is smaller
   */
  public Samples samples(int count, List<Long> seeds, OptionalInt label) {
    return new Samples(generator, count, seeds, label);
  }

  /**
   * Images on the way from one sample to the next.
   *
   * @param seeds of the samples to go through, two or more
   * @param path straight or along the great circle
   * @param steps from one sample to the next, at least 1
   * @param loop whether to go back to the first, whose image then isn't repeated at the end
   * @param label the class to draw; a conditional model needs one
   * @return {@code [(K - 1) steps + 1, H, W, C]} in [-1, 1], or {@code [K steps, H, W, C]} of a
   *     loop
   * @throws IllegalArgumentException if a conditional model is given no class
   */
  public INDArray way(
      List<Long> seeds, Interpolation path, int steps, boolean loop, OptionalInt label) {
    if (generator.classes() > 0 && label.isEmpty()) {
      throw new IllegalArgumentException(config.model() + " needs one; which is drawn?");
    }
    INDArray latents = path.path(Latents.ofSeeds(seeds, generator.latentSize()), steps, loop);
    return generator.sample(
        latents,
        label.isEmpty() ? Condition.NONE : Condition.all(label.getAsInt(), (int) latents.size(0)));
  }

  /**
   * The same with styles drawn towards their mean, and a choice of noise.
   *
   * @param psi 1 leaves styles as they are, 0 gives the mean image
   * @param noise which noise
   * @return a sampler of the same weights
   * @throws IllegalArgumentException if the model has no styles
   */
  public Sampler truncated(double psi, NoiseKind noise) {
    return new Sampler(new StyleSampler(styles(), psi, noise), config);
  }

  /**
   * The generator, if it works by styles.
   *
   * @return the same
   * @throws IllegalArgumentException if it has no styles
   */
  public StyleGenerator styles() {
    if (generator instanceof StyleGenerator styled) {
      return styled;
    }
    throw new IllegalArgumentException(
        config.model() + " has no styles; stylegan and stylegan2 have");
  }

  /**
   * The number of a class.
   *
   * @param name its name
   * @return the number
   * @throws IllegalArgumentException if the model isn't conditional, or there is no such class
   */
  public OptionalInt label(String name) {
    requireConditional();
    List<String> names = config.data().classes();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no class is named " + name + "; there are " + few(names));
    }
    return OptionalInt.of(index);
  }

  /**
   * A class by its number.
   *
   * @param index 0 to one less than the number of classes
   * @return the same
   * @throws IllegalArgumentException if the model isn't conditional, or there is no such class
   */
  public OptionalInt label(int index) {
    requireConditional();
    if (index < 0 || index >= generator.classes()) {
      throw new IllegalArgumentException(
          "expected 0 to " + (generator.classes() - 1) + ", got " + index);
    }
    return OptionalInt.of(index);
  }

  private void requireConditional() {
    if (generator.classes() == 0) {
      throw new IllegalArgumentException(config.model() + " isn't conditional; leave it out");
    }
  }

  private static String few(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() <= NAMED ? "" : String.format(" and %,d more", names.size() - NAMED));
  }
}
