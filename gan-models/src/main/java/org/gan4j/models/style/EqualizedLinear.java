package org.gan4j.models.style;

import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Activation;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Parameter;
import org.gan4j.nn.init.Initializers;

/**
 * {@code activation(gain * (x w c + b) m)} with an equalised learning rate (Karras et al. 2018,
 * section 4.1) and a learning-rate multiplier m (Karras et al. 2019, section 4): weights are drawn
 * from N(0, 1 / m) and scaled by {@code c = 1 / sqrt(I)} as they are used.
 */
public final class EqualizedLinear extends Layer {

  private final Parameter weight;
  private final Parameter bias;
  private final double weightScale;
  private final double biasScale;
  private final Activation activation;

  /**
   * A layer.
   *
   * @param in I, the inputs
   * @param out O, the outputs
   * @param firstBias what the bias starts at
   * @param multiplier of the learning rate, above 0; 1 for none
   * @param gain multiplies the result; {@code sqrt(2)} before a leaky ReLU
   * @param activation applied last
   */
  public EqualizedLinear(
      int in, int out, double firstBias, double multiplier, double gain, Activation activation) {
    this.weight = parameter("weight", Initializers.normal(1 / multiplier), in, out);
    this.bias = parameter("bias", Initializers.constant(firstBias / multiplier), out);
    this.weightScale = gain * multiplier / Math.sqrt(in);
    this.biasScale = gain * multiplier;
    this.activation = activation;
  }

  @Override
  protected Variable forward(Variable x) {
    Variable scaled = weight.variable().mul(weightScale);
    Variable shift = biasScale == 1 ? bias.variable() : bias.variable().mul(biasScale);
    return Activations.activate(activation, x.matmul(scaled).add(shift));
  }
}
