package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ElementWiseKernels;
import org.gan4j.kernel.ScaleShift;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.Binary;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.gan4j.kernel.onednn.parts.SmallArrays;
import org.gan4j.kernel.onednn.parts.StridedMoves;
import org.gan4j.kernel.onednn.parts.Sums;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Element-wise functions; those that oneDNN lacks go to the fallback's. */
final class OneDnnElementWise extends Group implements ElementWiseKernels {

  private final ElementWiseKernels fallback;
  private final Eltwise eltwise;
  private final Binary binary;
  private final StridedMoves moves;
  private final Modulation modulation;

  OneDnnElementWise(Context context, ElementWiseKernels fallback, Sums sums) {
    super(context);
    this.fallback = fallback;
    this.eltwise = new Eltwise(context);
    this.binary = new Binary(context);
    this.moves = new StridedMoves(context);
    this.modulation = new Modulation(context, binary, sums);
  }

  @Override
  public void unary(UnaryOp op, INDArray x, INDArray out) {
    if (!eltwise.unary(op, x, out)) {
      fallback.unary(op, x, out);
    }
    alive(x, out);
  }

  @Override
  public void binary(BinaryOp op, INDArray a, INDArray b, INDArray out) {
    if (!binary.binary(op, a, b, out)) {
      fallback.binary(op, a, b, out);
    }
    alive(a, b, out);
  }

  @Override
  public void scalar(BinaryOp op, INDArray a, double b, INDArray out) {
    if (!eltwise.scalar(op, a, b, out)) {
      fallback.scalar(op, a, b, out);
    }
    alive(a, out);
  }

  @Override
  public void affine(INDArray x, double scale, double shift, INDArray out) {
    eltwise.affine(x, scale, shift, out);
    alive(x, out);
  }

  @Override
  public void axpy(double alpha, INDArray x, INDArray y) {
    eltwise.axpy(alpha, x, y);
    alive(x, y);
  }

  @Override
  public void activate(Activation activation, INDArray x, INDArray out) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      copy(x, out);
    } else {
      eltwise.activate(activation, x, out);
    }
    alive(x, out);
  }

  @Override
  public void activateGrad(Activation activation, INDArray y, INDArray gy, INDArray gx) {
    if (activation.kind() == Activation.Kind.IDENTITY) {
      copy(gy, gx);
    } else {
      eltwise.activateGrad(activation, y, gy, gx);
    }
    alive(y, gy, gx);
  }

  @Override
  public void copy(INDArray x, INDArray out) {
    moves.copy(x.length(), Address.of(x), Address.of(out));
    alive(x, out);
  }

  @Override
  public void fill(double value, INDArray out) {
    if (value == 0) {
      StridedMoves.clear(Address.of(out), out.length());
    } else if (!SmallArrays.fill(value, out)) {
      fallback.fill(value, out);
    }
    alive(out);
  }

  @Override
  public void scaleShift(INDArray x, ScaleShift by, INDArray out) {
    modulation.scaleShift(x, by, out);
    alive(x, by.scale(), by.noise(), by.bias(), out);
  }
}
