package org.gan4j.kernel.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Each form against oneDNN's own primitives. */
class FewChannelsTest {

  private final ArrayPool pool = OneDnnKernels.alignedPool();
  private final NativeArrays arrays = new NativeArrays(pool);
  private final Context context = new Context(pool, new PrimitiveCache(256), Precision.FLOAT32);
  private final DirectConvolutions direct = new DirectConvolutions(context);
  private final FewChannels fewChannels = new FewChannels(context, new Movement(context), direct);

  static Stream<ConvShape> shapes() {
    return Stream.of(
        NativeArrays.shape(2, 12, 12, 16, 3, 7, 7, ConvGeometry.of(1, 0)),
        NativeArrays.shape(2, 8, 8, 16, 3, 7, 7, ConvGeometry.of(1, 3)),
        NativeArrays.shape(3, 8, 6, 3, 16, 3, 3, ConvGeometry.of(1, 1)),
        NativeArrays.shape(1, 9, 5, 2, 1, 3, 5, ConvGeometry.of(1, 2)),
        // Padding of each side by itself, more than the kernel needs, images narrower than it.
        NativeArrays.shape(2, 5, 6, 4, 2, 4, 3, new ConvGeometry(1, 1, 0, 2, 2, 0)),
        NativeArrays.shape(2, 5, 6, 4, 2, 4, 3, new ConvGeometry(1, 1, 1, 0, 0, 4)),
        // Columns of the kernel that meet nothing but padding.
        NativeArrays.shape(2, 2, 2, 32, 1, 4, 4, ConvGeometry.of(1, 1)),
        NativeArrays.shape(2, 2, 2, 3, 4, 4, 4, ConvGeometry.of(1, 1)),
        NativeArrays.shape(1, 2, 2, 5, 1, 3, 5, new ConvGeometry(1, 1, 1, 1, 4, 3)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithThePlainSums(ConvShape s) {
    INDArray x = arrays.random(1, s.x());
    INDArray w = arrays.random(2, s.w());
    INDArray gy = arrays.random(3, s.y());
    arrays.soil(1 << 16);
    INDArray expected = arrays.nothing(s.y());
    INDArray got = arrays.nothing(s.y()).assign(7);
    direct.forward(
        s,
        Activation.IDENTITY,
        NativeArrays.at(x),
        NativeArrays.at(w),
        0,
        NativeArrays.at(expected));
    fewChannels.forward(s, NativeArrays.at(x), NativeArrays.at(w), NativeArrays.at(got));
    NativeArrays.close("forward", expected, got);
    expected = arrays.nothing(s.x());
    got = arrays.nothing(s.x()).assign(7);
    direct.inputGrad(s, NativeArrays.at(gy), NativeArrays.at(w), NativeArrays.at(expected));
    fewChannels.inputGrad(s, NativeArrays.at(gy), NativeArrays.at(w), NativeArrays.at(got));
    NativeArrays.close("input gradient", expected, got);
    expected = arrays.nothing(s.w());
    got = arrays.nothing(s.w()).assign(7);
    direct.weightGrad(s, NativeArrays.at(x), NativeArrays.at(gy), NativeArrays.at(expected));
    fewChannels.weightGrad(s, NativeArrays.at(x), NativeArrays.at(gy), NativeArrays.at(got));
    NativeArrays.close("weight gradient", expected, got);
    assertEquals(0, pool.stats().bytesLent(), "bytes still lent");
  }

  /** The last convolution of a generator, with what comes after the sums. */
  @Test
  void addsTheBiasAndActivates() {
    ConvShape s = NativeArrays.shape(2, 14, 14, 32, 3, 7, 7, ConvGeometry.of(1, 0));
    INDArray x = arrays.random(1, s.x());
    INDArray w = arrays.random(2, s.w());
    INDArray bias = arrays.random(3, 3);
    INDArray expected = arrays.nothing(s.y());
    INDArray got = arrays.nothing(s.y());
    Activation leaky = Activation.leakyRelu(0.2);
    Kernels kernels = OneDnnKernelsTest.make(Precision.FLOAT32);
    direct.forward(
        s,
        leaky,
        NativeArrays.at(x),
        NativeArrays.at(w),
        NativeArrays.at(bias),
        NativeArrays.at(expected));
    kernels.conv2d(x, w, bias, leaky, s.geometry(), got);
    NativeArrays.close("biased", expected, got);
  }
}
