package org.gan4j.kernel.onednn;

import org.gan4j.kernel.ProductKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.MatrixProducts;
import org.gan4j.kernel.onednn.parts.MatrixProducts.Product;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrix products. */
final class OneDnnProducts extends Group implements ProductKernels {

  private final MatrixProducts products;

  OneDnnProducts(Context context) {
    super(context);
    this.products = new MatrixProducts(context);
  }

  @Override
  public void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    long[] shape = out.shape();
    int rank = shape.length;
    long batch = rank == 3 ? shape[0] : 1;
    long inner = a.size(transposeA ? rank - 2 : rank - 1);
    Product product =
        Product.batched(batch, shape[rank - 2], shape[rank - 1], inner, transposeA, transposeB);
    products.run(product, Address.of(a), Address.of(b), 0, Address.of(out));
    alive(a, b, out);
  }
}
