package org.gan4j.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.io.InputException;
import org.gan4j.models.cgan.CganFamily;
import org.gan4j.models.cgan.CganMlpFamily;
import org.gan4j.models.cyclegan.CycleGanFamily;
import org.gan4j.models.dcgan.DcganFamily;
import org.gan4j.models.lipschitz.LipschitzFamilies;
import org.gan4j.models.mlp.MlpGanFamily;
import org.gan4j.models.pix2pix.Pix2PixFamily;
import org.gan4j.models.progan.ProGanFamily;
import org.gan4j.models.r3gan.R3ganFamily;
import org.gan4j.models.stylegan.StyleganFamily;
import org.gan4j.models.stylegan2.Stylegan2Family;
import org.jspecify.annotations.Nullable;

/**
 * The families that there are: those of GAN4J, and those that {@link ServiceLoader} finds on the
 * class path, named in {@code META-INF/services/org.gan4j.models.ModelFamily}. A new one of GAN4J's
 * own is added here, and nowhere else.
 */
public final class ModelFamilies {

  private static final List<ModelFamily<?>> BUILT_IN =
      List.of(
          new MlpGanFamily(),
          new DcganFamily(),
          LipschitzFamilies.wgan(),
          LipschitzFamilies.wganGp(),
          LipschitzFamilies.wganGpResnet(),
          LipschitzFamilies.sngan(),
          LipschitzFamilies.snganResnet(),
          new CganMlpFamily(),
          new CganFamily(),
          new CycleGanFamily(),
          new Pix2PixFamily(),
          new ProGanFamily(),
          new StyleganFamily(),
          Stylegan2Family.plain(),
          Stylegan2Family.ofClasses(),
          R3ganFamily.plain(),
          R3ganFamily.ofClasses(),
          R3ganFamily.plain().small(),
          R3ganFamily.ofClasses().small());

  /** Cached at the first use, so that a refusal of a family is an error of that use. */
  private static @Nullable List<ModelFamily<?>> all;

  private ModelFamilies() {}

  /**
   * Every family: GAN4J's, the simplest first, then those that the class path adds.
   *
   * @return an unmodifiable list
   * @throws InputException if a registered family can't be made, or two have one name
   */
  public static synchronized List<ModelFamily<?>> all() {
    if (all == null) {
      all = joined(BUILT_IN, registered());
    }
    return all;
  }

  @SuppressWarnings("rawtypes") // services are asked for by their class
  private static List<ModelFamily<?>> registered() {
    List<ModelFamily<?>> found = new ArrayList<>();
    try {
      ServiceLoader<ModelFamily> loader =
          ServiceLoader.load(ModelFamily.class, ModelFamilies.class.getClassLoader());
      loader.forEach(found::add);
    } catch (ServiceConfigurationError e) {
      throw new InputException("a registered family can't be used: " + e.getMessage(), e);
    }
    return found;
  }

  /**
   * Two lists in one.
   *
   * @throws InputException if two families have one name
   */
  static List<ModelFamily<?>> joined(List<ModelFamily<?>> some, List<ModelFamily<?>> others) {
    Map<String, ModelFamily<?>> byName = new LinkedHashMap<>();
    Stream.concat(some.stream(), others.stream())
        .forEach(
            family -> {
              ModelFamily<?> taken = byName.putIfAbsent(family.name(), family);
              if (taken != null) {
                throw new InputException(
                    String.format(
                        "model %s: %s and %s both have this name; rename one",
                        family.name(), taken.getClass().getName(), family.getClass().getName()));
              }
            });
    return List.copyOf(byName.values());
  }

  /**
   * The family of a name.
   *
   * @param name as {@link ModelFamily#name} gives it
   * @return the family, or nothing if there is none of that name
   */
  public static Optional<ModelFamily<?>> named(String name) {
    return all().stream().filter(family -> family.name().equals(name)).findFirst().map(f -> f);
  }

  /**
   * The family of a name that a user gave.
   *
   * @param name as {@link ModelFamily#name} gives it
   * @return the family
   * @throws InputException if there is none, naming those that there are
   */
  public static ModelFamily<?> of(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "model: expected one of "
                        + all().stream().map(ModelFamily::name).collect(Collectors.joining(", "))
                        + ", got "
                        + name));
  }
}
