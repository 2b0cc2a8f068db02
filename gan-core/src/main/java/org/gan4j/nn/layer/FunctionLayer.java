package org.gan4j.nn.layer;

import java.util.function.UnaryOperator;
import org.gan4j.autodiff.Activations;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Layer;

/**
 * A function without parameters as a layer: the activations that no kernel fuses, and functions of
 * one's own. For ReLU, leaky ReLU, tanh and the sigmoid take {@link ActivationLayer}, which runs in
 * one kernel with the layer before it.
 */
public final class FunctionLayer extends Layer {

  private final UnaryOperator<Variable> function;

  private FunctionLayer(UnaryOperator<Variable> function) {
    this.function = function;
  }

  /**
   * Any function.
   *
   * @param function of the input alone, made of operations
   * @return the layer
   */
  public static FunctionLayer of(UnaryOperator<Variable> function) {
    return new FunctionLayer(function);
  }

  /**
   * GELU, exactly ({@link Activations#gelu}).
   *
   * @return the layer
   */
  public static FunctionLayer gelu() {
    return of(Activations::gelu);
  }

  /**
   * SiLU or swish ({@link Activations#silu}).
   *
   * @return the layer
   */
  public static FunctionLayer silu() {
    return of(Activations::silu);
  }

  /**
   * ELU ({@link Activations#elu}).
   *
   * @param alpha greater than 0, 1 in the paper
   * @return the layer
   */
  public static FunctionLayer elu(double alpha) {
    Require.positive("alpha", alpha);
    return of(x -> Activations.elu(x, alpha));
  }

  /**
   * {@code log(1 + exp(x))}.
   *
   * @return the layer
   */
  public static FunctionLayer softplus() {
    return of(Activations::softplus);
  }

  /**
   * {@code sin(frequency * x)} (Sitzmann et al. 2020, "Implicit Neural Representations with
   * Periodic Activation Functions", equation 5).
   *
   * @param frequency the factor, 30 in the paper's first layer
   * @return the layer
   */
  public static FunctionLayer sine(double frequency) {
    return of(x -> Activations.sine(x.mul(frequency)));
  }

  /**
   * The input cut to [-1, 1].
   *
   * @return the layer
   */
  public static FunctionLayer hardtanh() {
    return of(x -> Activations.hardtanh(x, -1, 1));
  }

  @Override
  protected Variable forward(Variable x) {
    return function.apply(x);
  }
}
