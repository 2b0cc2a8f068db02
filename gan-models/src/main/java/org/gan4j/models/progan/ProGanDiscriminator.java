package org.gan4j.models.progan;

import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Condition;
import org.gan4j.gan.Discriminator;
import org.gan4j.nn.Network;

/** The growing discriminator, of images of the resolution that it has grown to. */
public final class ProGanDiscriminator implements Discriminator {

  private final Network<GrowingDiscriminator> network;

  ProGanDiscriminator(Network<GrowingDiscriminator> network) {
    this.network = network;
  }

  @Override
  public Network<?> network() {
    return network;
  }

  /**
   * How far it has grown.
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
  public Variable logits(Variable images, Condition condition) {
    return network.module().apply(images);
  }
}
