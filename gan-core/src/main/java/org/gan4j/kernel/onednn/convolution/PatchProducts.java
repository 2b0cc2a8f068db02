package org.gan4j.kernel.onednn.convolution;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.onednn.parts.MatrixProducts;
import org.gan4j.kernel.onednn.parts.MatrixProducts.Product;

/** Convolutions for which x, as it lies in memory, is the matrix of all patches. */
final class PatchProducts implements ConvolutionWay {

  private final MatrixProducts products;

  PatchProducts(MatrixProducts products) {
    this.products = products;
  }

  @Override
  public boolean suitsForward(ConvShape s) {
    return s.isProduct();
  }

  @Override
  public boolean suitsInputGrad(ConvShape s) {
    return s.isProduct();
  }

  @Override
  public boolean suitsWeightGrad(ConvShape s) {
    return s.isProduct();
  }

  @Override
  public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
    long biases = bias == 0 ? 0 : s.o();
    products.run(
        new Product(1, s.rows(), s.o(), s.taps(), false, false, biases, activation), x, w, bias, y);
  }

  @Override
  public void inputGrad(ConvShape s, long gy, long w, long gx) {
    products.run(Product.of(s.rows(), s.taps(), s.o(), false, true), gy, w, 0, gx);
  }

  @Override
  public void weightGrad(ConvShape s, long x, long gy, long gw) {
    products.run(Product.of(s.taps(), s.o(), s.rows(), true, false), x, gy, 0, gw);
  }
}
