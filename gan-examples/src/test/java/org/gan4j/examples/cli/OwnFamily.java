package org.gan4j.examples.cli;

import org.gan4j.data.ImageShape;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.Model;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.models.mlp.MlpGanConfig;
import org.gan4j.models.mlp.MlpGanFamily;

/** A family that a user might bring; {@code META-INF/services} of the tests names it. */
public final class OwnFamily implements ModelFamily<OwnFamily.Config> {

  /**
   * Its configuration.
   *
   * @param images the extents of the images
   * @param units of each hidden layer
   */
  public record Config(ImageShape images, int units) {}

  /** As services are made. */
  public OwnFamily() {}

  @Override
  public String name() {
    return "own";
  }

  @Override
  public String description() {
    return "a family of the tests";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Config configure(ModelRequest request) {
    return new Config(request.images(), request.width().orElse(5));
  }

  @Override
  public TrainingSettings training() {
    return new MlpGanFamily().training();
  }

  @Override
  public Model create(Config config, long seed, Kernels kernels) {
    return new MlpGanFamily()
        .create(new MlpGanConfig(config.images(), 4, config.units()), seed, kernels);
  }
}
