package org.gan4j.kernel.onednn;

import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.convolution.ConvShape;
import org.gan4j.kernel.onednn.convolution.ConvolutionWay;
import org.gan4j.kernel.onednn.convolution.NativeArrays;
import org.gan4j.kernel.onednn.convolution.SameAsDirect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whatever way the kernels choose for a shape, against oneDNN's own primitives. */
class ConvolutionsTest {

  static Stream<ConvShape> shapes() {
    return Stream.of(
        // The image as it lies; two and three taps of Winograd's; columns; few channels; direct.
        NativeArrays.shape(4, 4, 4, 16, 8, 4, 4, ConvGeometry.of(1, 0)),
        NativeArrays.shape(64, 8, 8, 64, 32, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(2, 16, 16, 64, 64, 3, 3, ConvGeometry.of(1, 1)),
        NativeArrays.shape(2, 16, 16, 1, 8, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(2, 14, 14, 32, 3, 7, 7, ConvGeometry.of(1, 0)),
        NativeArrays.shape(2, 8, 8, 8, 8, 3, 3, ConvGeometry.of(1, 1)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithThePlainSums(ConvShape s) {
    Kernels kernels = OneDnnKernelsTest.make(Precision.FLOAT32);
    new SameAsDirect().check(s, new OfKernels(kernels, new NativeArrays(kernels.pool())));
  }

  /** The kernels as a way; what lies at an address is copied. */
  private record OfKernels(Kernels kernels, NativeArrays arrays) implements ConvolutionWay {

    @Override
    public void forward(ConvShape s, Activation activation, long x, long w, long bias, long y) {
      INDArray out = arrays.nothing(s.y());
      kernels
          .convolutions()
          .conv2d(
              arrays.copy(x, s.x()),
              arrays.copy(w, s.w()),
              bias == 0 ? null : arrays.copy(bias, s.o()),
              activation,
              s.geometry(),
              out);
      arrays.copyTo(y, out);
    }

    @Override
    public void inputGrad(ConvShape s, long gy, long w, long gx) {
      INDArray out = arrays.nothing(s.x());
      kernels
          .convolutions()
          .conv2dInputGrad(arrays.copy(gy, s.y()), arrays.copy(w, s.w()), s.geometry(), out);
      arrays.copyTo(gx, out);
    }

    @Override
    public void weightGrad(ConvShape s, long x, long gy, long gw) {
      INDArray out = arrays.nothing(s.w());
      kernels
          .convolutions()
          .conv2dWeightGrad(arrays.copy(x, s.x()), arrays.copy(gy, s.y()), s.geometry(), out);
      arrays.copyTo(gw, out);
    }
  }
}
