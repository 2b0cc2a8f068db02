package org.gan4j.train.updater;

import org.gan4j.io.Require;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Bounds a network's gradient before an update. */
public interface GradientClip {

  /**
   * Bounds the gradient.
   *
   * @param network whose flat gradient is modified
   */
  void apply(Network<?> network);

  /**
   * Leaves every gradient as it is.
   *
   * @return the clip
   */
  static GradientClip none() {
    return network -> {};
  }

  /**
   * Brings every element into [-limit, limit].
   *
   * @param limit above 0
   * @return the clip
   */
  static GradientClip byValue(double limit) {
    return new ByValue(limit);
  }

  /**
   * Scales the whole gradient of a network down to a norm, if it is longer (Pascanu et al. 2013,
   * "On the difficulty of training recurrent neural networks", algorithm 1).
   *
   * @param norm the greatest Euclidean norm, above 0
   * @return the clip
   */
  static GradientClip byGlobalNorm(double norm) {
    return new ByGlobalNorm(norm);
  }

  /**
   * See {@link GradientClip#byValue}.
   *
   * @param limit above 0
   */
  record ByValue(double limit) implements GradientClip {

    /** Checks the limit. */
    public ByValue {
      Require.positive("limit", limit);
    }

    @Override
    public void apply(Network<?> network) {
      INDArray gradient = network.gradient().array();
      network.kernels().elementWise().scalar(BinaryOp.MIN, gradient, limit, gradient);
      network.kernels().elementWise().scalar(BinaryOp.MAX, gradient, -limit, gradient);
    }
  }

  /**
   * See {@link GradientClip#byGlobalNorm}. The norm never leaves the device.
   *
   * @param norm above 0
   */
  record ByGlobalNorm(double norm) implements GradientClip {

    /** Checks the norm. */
    public ByGlobalNorm {
      Require.positive("norm", norm);
    }

    @Override
    public void apply(Network<?> network) {
      Kernels kernels = network.kernels();
      INDArray gradient = network.gradient().array();
      try (Lease squares = kernels.pool().borrow(DataType.FLOAT, gradient.shape());
          Lease scale = kernels.pool().borrow(DataType.FLOAT, 1)) {
        kernels.elementWise().unary(UnaryOp.SQUARE, gradient, squares.array());
        kernels.reductions().sum(squares.array(), scale.array());
        kernels.elementWise().unary(UnaryOp.RSQRT, scale.array(), scale.array());
        kernels.elementWise().affine(scale.array(), norm, 0, scale.array());
        kernels.elementWise().scalar(BinaryOp.MIN, scale.array(), 1, scale.array());
        kernels.elementWise().binary(BinaryOp.MUL, gradient, scale.array(), gradient);
      }
    }
  }
}
