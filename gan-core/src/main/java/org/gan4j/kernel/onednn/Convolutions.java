package org.gan4j.kernel.onednn;

import java.util.List;
import java.util.function.Predicate;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of convolution, each on the first way that suits its shape. The choice depends on
 * shapes and instruction set alone, so that a run can be repeated.
 */
final class Convolutions {

  private final List<ConvolutionWay> ways;

  Convolutions(Context context, Products products, Movement movement) {
    DirectConvolutions direct = new DirectConvolutions(context);
    this.ways =
        List.of(
            new PatchProducts(products),
            new Winograd(context),
            new Columns(context, products, movement),
            new FewChannels(context, movement, direct),
            direct);
  }

  void forward(
      INDArray x,
      INDArray w,
      INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    ConvShape s = new ConvShape(x.shape(), w.shape(), out.shape(), geometry);
    long added = bias == null ? 0 : Address.of(bias);
    first(way -> way.suitsForward(s))
        .forward(s, activation, Address.of(x), Address.of(w), added, Address.of(out));
  }

  void inputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    ConvShape s = new ConvShape(gx.shape(), w.shape(), gy.shape(), geometry);
    first(way -> way.suitsInputGrad(s)).inputGrad(s, Address.of(gy), Address.of(w), Address.of(gx));
  }

  void weightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    ConvShape s = new ConvShape(x.shape(), gw.shape(), gy.shape(), geometry);
    first(way -> way.suitsWeightGrad(s))
        .weightGrad(s, Address.of(x), Address.of(gy), Address.of(gw));
  }

  private ConvolutionWay first(Predicate<ConvolutionWay> suits) {
    for (ConvolutionWay way : ways) {
      if (suits.test(way)) {
        return way;
      }
    }
    throw new IllegalStateException("convolution: no way suits");
  }
}
