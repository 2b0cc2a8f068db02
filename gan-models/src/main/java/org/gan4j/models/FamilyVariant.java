package org.gan4j.models;

import java.util.function.UnaryOperator;
import org.gan4j.kernel.Kernels;

/**
 * A ready configuration: another family's networks under a name of their own, with some fields of
 * the configuration and the training set otherwise.
 *
 * @param name the name for people and files
 * @param description what it is, with its paper, in one line
 * @param base the family whose networks these are
 * @param change what is set otherwise in its configuration
 * @param training how the paper trains it
 * @param <C> the base's configuration
 */
public record FamilyVariant<C extends Record>(
    String name,
    String description,
    ModelFamily<C> base,
    UnaryOperator<C> change,
    TrainingSettings training)
    implements ModelFamily<C> {

  @Override
  public Class<C> configType() {
    return base.configType();
  }

  @Override
  public C configure(ModelRequest request) {
    return change.apply(base.configure(request));
  }

  @Override
  public Inputs inputs() {
    return base.inputs();
  }

  @Override
  public Model create(C config, long seed, Kernels kernels) {
    return base.create(config, seed, kernels);
  }
}
