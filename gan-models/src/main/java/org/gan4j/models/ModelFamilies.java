package org.gan4j.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.io.InputException;
import org.gan4j.models.cgan.CganFamily;
import org.gan4j.models.cgan.CganMlpFamily;
import org.gan4j.models.cyclegan.CycleGanFamily;
import org.gan4j.models.dcgan.DcganFamily;
import org.gan4j.models.lipschitz.LipschitzFamilies;
import org.gan4j.models.mlp.MlpGanFamily;
import org.gan4j.models.pix2pix.Pix2PixFamily;
import org.gan4j.models.progan.ProGanFamily;
import org.gan4j.models.stylegan.StyleganFamily;
import org.gan4j.models.stylegan2.Stylegan2Family;

/** The families that there are. A new one is added here, and nowhere else. */
public final class ModelFamilies {

  private static final List<ModelFamily<?>> ALL =
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
          new Stylegan2Family());

  private ModelFamilies() {}

  /**
   * Every family, the simplest first.
   *
   * @return an unmodifiable list
   */
  public static List<ModelFamily<?>> all() {
    return ALL;
  }

  /**
   * The family of a name.
   *
   * @param name as {@link ModelFamily#name} gives it
   * @return the family, or nothing if there is none of that name
   */
  public static Optional<ModelFamily<?>> named(String name) {
    return ALL.stream().filter(family -> family.name().equals(name)).findFirst().map(f -> f);
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
                        + ALL.stream().map(ModelFamily::name).collect(Collectors.joining(", "))
                        + ", got "
                        + name));
  }
}
