package org.gan4j.models.progan;

import org.gan4j.autodiff.Resampling;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Generator;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The growing generator. What it generates has the resolution that it has grown to; what it samples
 * has the full one always, the pixels of a smaller one repeated.
 */
public final class ProGanGenerator implements Generator {

  private final Network<GrowingGenerator> network;

  ProGanGenerator(Network<GrowingGenerator> network) {
    this.network = network;
  }

  @Override
  public Network<?> network() {
    return network;
  }

  @Override
  public int latentSize() {
    return network.module().config().latentSize();
  }

  /**
   * How far it has grown: all the way, unless it is being trained or was loaded from a training's
   * midst.
   *
   * @return the stage
   */
  public Stage stage() {
    return network.module().stage();
  }

  /**
   * Grows.
   *
   * @param stage the resolution, and how much of it is there
   */
  public void stage(Stage stage) {
    network.module().stage(stage);
  }

  @Override
  public Variable generate(Variable latent, Condition condition) {
    return network.module().apply(latent);
  }

  @Override
  public INDArray sample(INDArray latents, Condition condition) {
    INDArray images = Generator.super.sample(latents, condition);
    int factor = network.module().config().resolution() / (int) images.size(1);
    if (factor == 1) {
      return images;
    }
    try (Scope scope = Scope.inference(network.kernels())) {
      return Resampling.upsampleNearest(Variable.constant(images), factor).value().dup('c');
    }
  }
}
