package org.gan4j.kernel.onednn;

import java.util.List;
import java.util.function.Predicate;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.ConvolutionKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.convolution.ConvShape;
import org.gan4j.kernel.onednn.convolution.ConvolutionWay;
import org.gan4j.kernel.onednn.convolution.ConvolutionWays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three forms of convolution, each on the first way that suits its shape. The choice depends on
 * shapes, instruction set and number of threads, never on a measurement, so that a run can be
 * repeated with as many threads on the same machine.
 */
final class OneDnnConvolutions extends Group implements ConvolutionKernels {

  private final List<ConvolutionWay> ways;

  OneDnnConvolutions(Context context) {
    super(context);
    this.ways = ConvolutionWays.of(context);
  }

  @Override
  public void conv2d(
      INDArray x,
      INDArray w,
      @Nullable INDArray bias,
      Activation activation,
      ConvGeometry geometry,
      INDArray out) {
    ConvShape s = new ConvShape(x.shape(), w.shape(), out.shape(), geometry);
    long added = bias == null ? 0 : Address.of(bias);
    first(way -> way.suitsForward(s))
        .forward(s, activation, Address.of(x), Address.of(w), added, Address.of(out));
    alive(x, w, bias, out);
  }

  @Override
  public void conv2dInputGrad(INDArray gy, INDArray w, ConvGeometry geometry, INDArray gx) {
    ConvShape s = new ConvShape(gx.shape(), w.shape(), gy.shape(), geometry);
    first(way -> way.suitsInputGrad(s)).inputGrad(s, Address.of(gy), Address.of(w), Address.of(gx));
    alive(gy, w, gx);
  }

  @Override
  public void conv2dWeightGrad(INDArray x, INDArray gy, ConvGeometry geometry, INDArray gw) {
    ConvShape s = new ConvShape(x.shape(), gw.shape(), gy.shape(), geometry);
    first(way -> way.suitsWeightGrad(s))
        .weightGrad(s, Address.of(x), Address.of(gy), Address.of(gw));
    alive(x, gy, gw);
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
