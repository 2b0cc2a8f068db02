package org.gan4j.nn.weight;

import java.util.Arrays;
import org.gan4j.autodiff.Arithmetic;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.Require;
import org.gan4j.nn.Buffer;
import org.gan4j.nn.init.Initializers;

/**
 * Divides a weight by its spectral norm (Miyato et al. 2018, algorithm 1), which makes the layer
 * Lipschitz continuous with constant 1. The norm is that of the weight as a matrix W of {@code [O,
 * rest]}, found by power iteration: {@code v = W^T u / |W^T u|}, {@code u = W v / |W v|}, {@code
 * sigma = u^T W v}. The vectors are constants to the gradient, sigma is not.
 *
 * <p>In training every use of the weight iterates and keeps u and v, in the buffers {@code u} of
 * {@code [O]} and {@code v} of {@code [rest]}; in inference both are used as they are. Before the
 * first use in training v is zero, and inference takes the one that follows from u.
 */
public final class SpectralNorm extends WeightTransform {

  private static final double EPS = 1e-12;

  private final int outputAxis;
  private final int iterations;
  private final Buffer u;
  private final Buffer v;

  private SpectralNorm(int iterations, int outputAxis, long... shape) {
    this.outputAxis = outputAxis;
    this.iterations = iterations;
    this.u =
        buffer(
            "u",
            (out, random) -> {
              Initializers.normal(1).fill(out, random);
              out.divi(out.norm2Number());
            },
            shape[outputAxis]);
    this.v =
        buffer(
            "v",
            Initializers.zeros(),
            Arrays.stream(shape).reduce(1, (a, b) -> a * b) / shape[outputAxis]);
  }

  /**
   * The transform with a number of power iterations a use.
   *
   * @param iterations at least 1, as in the paper
   * @return the factory
   */
  public static Factory iterations(int iterations) {
    Require.positive("iterations", iterations);
    return (outputAxis, shape) -> new SpectralNorm(iterations, outputAxis, shape);
  }

  /**
   * What spectral normalization gives.
   *
   * @param weight the weight over its spectral norm
   * @param u the left singular vector that the iterations ended with, constant, {@code [O]}
   * @param v the right singular vector that the iterations ended with, constant, {@code [rest]}
   */
  public record Normalized(Variable weight, Variable u, Variable v) {}

  /**
   * Spectral normalization as a function.
   *
   * @param weight any shape
   * @param outputAxis which axis is the matrix's first, O; the others in their order are its second
   * @param u where the iterations begin, {@code [O]}
   * @param iterations how many, at least 0; with none, u is taken as it is
   * @return the normalized weight and the last u
   */
  public static Normalized normalize(Variable weight, int outputAxis, Variable u, int iterations) {
    Variable transposed = transposedMatrix(weight, outputAxis);
    Variable left;
    Variable right;
    try (Scope quiet = Scope.noGrad()) {
      left = u.detach().reshape(1, -1);
      right = null;
      for (int i = 0; i < iterations; i++) {
        right = unit(Arithmetic.matmul(left, false, transposed, true));
        left = unit(right.matmul(transposed));
      }
      if (right == null) {
        right = unit(Arithmetic.matmul(left, false, transposed, true));
      }
      quiet.keep(left);
      quiet.keep(right);
    }
    return divided(weight, transposed, left, right);
  }

  private static Normalized divided(
      Variable weight, Variable transposed, Variable left, Variable right) {
    Variable sigma = right.matmul(transposed).mul(left).sum();
    return new Normalized(weight.div(sigma), left.reshape(-1), right.reshape(-1));
  }

  /** The weight as {@code [rest, O]}. */
  private static Variable transposedMatrix(Variable weight, int outputAxis) {
    int last = weight.rank() - 1;
    Variable ordered = weight;
    if (outputAxis != last) {
      int[] axes = new int[weight.rank()];
      for (int k = 0; k < last; k++) {
        axes[k] = k < outputAxis ? k : k + 1;
      }
      axes[last] = outputAxis;
      ordered = weight.permute(axes);
    }
    return ordered.reshape(-1, weight.size(outputAxis));
  }

  private static Variable unit(Variable x) {
    Variable norm = x.square().sum().sqrt();
    return x.div(norm.maximum(Variable.full(EPS, x.dataType(), 1)));
  }

  @Override
  public Variable apply(Variable weight) {
    Variable start = Variable.constant(u.array());
    if (Scope.current().training()) {
      Normalized normalized = normalize(weight, outputAxis, start, iterations);
      Scope.current().kernels().elementWise().copy(normalized.u().value(), u.array());
      Scope.current().kernels().elementWise().copy(normalized.v().value(), v.array());
      return normalized.weight();
    }
    if (v.array().norm2Number().doubleValue() == 0) {
      return normalize(weight, outputAxis, start, 0).weight();
    }
    return divided(
            weight,
            transposedMatrix(weight, outputAxis),
            start.reshape(1, -1),
            Variable.constant(v.array()).reshape(1, -1))
        .weight();
  }
}
