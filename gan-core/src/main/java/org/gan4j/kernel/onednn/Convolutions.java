package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.onednn.Products.Product;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of convolution, each on the quickest of five ways: a matrix product where x is
 * the matrix of all patches as it is; with fewer multiplications ({@link Winograd}); the product
 * with the unfolded image ({@link Columns}); with the kernel's columns as channels ({@link
 * FewChannels}); and oneDNN's own primitive ({@link DirectConvolutions}). The choice depends on
 * shapes and instruction set alone, so that a run can be repeated.
 */
final class Convolutions {

  private final Products products;
  private final ElementWise elementWise;
  private final Binary binary;
  private final Winograd winograd;
  private final Columns columns;
  private final FewChannels fewChannels;
  private final DirectConvolutions direct;

  Convolutions(
      Context context,
      Products products,
      Movement movement,
      ElementWise elementWise,
      Binary binary) {
    this.products = products;
    this.elementWise = elementWise;
    this.binary = binary;
    this.winograd = new Winograd(context, products, movement);
    this.columns = new Columns(context, products, movement);
    this.direct = new DirectConvolutions(context);
    this.fewChannels = new FewChannels(context, movement, direct);
  }

  void forward(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    ConvShape s = new ConvShape(x.shape(), w.shape(), out.shape(), geometry);
    long from = Address.of(x);
    long weight = Address.of(w);
    long added = bias == null ? 0 : Address.of(bias);
    long to = Address.of(out);
    if (s.isProduct()) {
      long biases = bias == null ? 0 : s.o();
      products.run(
          new Product(1, s.rows(), s.o(), s.taps(), false, false, biases, activation),
          from,
          weight,
          added,
          to);
    } else if (winograd.suits(s)) {
      winograd.forward(s, from, weight, to);
      finish(bias, activation, out);
    } else if (columns.suitForward(s)) {
      columns.forward(s, activation, from, weight, added, to);
    } else if (fewChannels.suits(s)) {
      fewChannels.forward(s, from, weight, to);
      finish(bias, activation, out);
    } else {
      direct.forward(s, activation, from, weight, added, to);
    }
  }

  private void finish(INDArray bias, Activation activation, INDArray out) {
    if (bias != null) {
      binary.binary(BinaryOp.ADD, out, bias, out);
    }
    if (activation.kind() != Activation.Kind.IDENTITY) {
      elementWise.activate(activation, out, out);
    }
  }

  void inputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    ConvShape s = new ConvShape(gx.shape(), w.shape(), gy.shape(), geometry);
    long from = Address.of(gy);
    long weight = Address.of(w);
    long to = Address.of(gx);
    if (s.isProduct()) {
      products.run(Product.of(s.rows(), s.taps(), s.o(), false, true), from, weight, 0, to);
    } else if (winograd.suits(s)) {
      winograd.inputGrad(s, from, weight, to);
    } else if (columns.suitInputGrad(s)) {
      columns.inputGrad(s, from, weight, to);
    } else if (fewChannels.suitsInputGrad(s)) {
      fewChannels.inputGrad(s, from, weight, to);
    } else {
      direct.inputGrad(s, from, weight, to);
    }
  }

  void weightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    ConvShape s = new ConvShape(x.shape(), gw.shape(), gy.shape(), geometry);
    long from = Address.of(x);
    long gradient = Address.of(gy);
    long to = Address.of(gw);
    if (s.isProduct()) {
      products.run(Product.of(s.taps(), s.o(), s.rows(), true, false), from, gradient, 0, to);
    } else if (winograd.suitsWeightGrad(s)) {
      winograd.weightGrad(s, from, gradient, to);
    } else if (columns.suitWeightGrad(s)) {
      columns.weightGrad(s, from, gradient, to);
    } else if (fewChannels.suits(s)) {
      fewChannels.weightGrad(s, from, gradient, to);
    } else {
      direct.weightGrad(s, from, gradient, to);
    }
  }
}
