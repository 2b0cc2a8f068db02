package org.gan4j.kernel.onednn;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Each form against oneDNN's own primitives. */
class WinogradTest {

  private final ArrayPool pool = OneDnnKernels.alignedPool();
  private final NativeArrays arrays = new NativeArrays(pool);
  private final Context context = new Context(pool, new PrimitiveCache(256), Precision.FLOAT32);
  private final Products products = new Products(context);
  private final Movement movement = new Movement(context);
  private final DirectConvolutions direct = new DirectConvolutions(context);

  static Stream<ConvShape> shapes() {
    return Stream.of(
        NativeArrays.shape(5, 8, 8, 3, 5, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(3, 4, 4, 8, 16, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(7, 16, 12, 4, 7, 4, 4, ConvGeometry.of(2, 1)),
        // Two outputs on one axis, one channel, no padding or on one side only.
        NativeArrays.shape(1, 6, 4, 1, 1, 4, 4, new ConvGeometry(2, 2, 0, 0, 1, 1)),
        NativeArrays.shape(2, 6, 7, 2, 3, 4, 4, new ConvGeometry(2, 2, 0, 0, 3, 0)),
        // Other strides, not square.
        NativeArrays.shape(2, 5, 5, 3, 4, 2, 2, ConvGeometry.of(1, 0)),
        NativeArrays.shape(2, 5, 8, 3, 4, 2, 4, new ConvGeometry(1, 2, 0, 0, 1, 1)),
        // Three taps.
        NativeArrays.shape(5, 8, 8, 3, 5, 3, 3, ConvGeometry.of(1, 1)),
        NativeArrays.shape(3, 4, 6, 4, 2, 3, 3, new ConvGeometry(1, 1, 0, 0, 2, 0)),
        NativeArrays.shape(2, 10, 6, 2, 3, 6, 6, new ConvGeometry(2, 2, 1, 1, 3, 3)),
        NativeArrays.shape(2, 6, 12, 2, 3, 3, 9, new ConvGeometry(1, 3, 1, 1, 3, 3)),
        NativeArrays.shape(2, 12, 12, 2, 3, 6, 6, new ConvGeometry(3, 3, 1, 2, 1, 2)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithThePlainSums(ConvShape s) {
    // All images at once, some with fewer left at the end, and one by one.
    for (long chunk : new long[] {1 << 20, 9 * 2 * s.taps() * s.rows() / s.x()[0], 1}) {
      agrees(s, new Winograd(context, products, movement, chunk));
    }
  }

  private void agrees(ConvShape s, Winograd winograd) {
    assertTrue(WinogradTiles.fit(s));
    INDArray x = arrays.random(1, s.x());
    INDArray w = arrays.random(2, s.w());
    INDArray gy = arrays.random(3, s.y());
    INDArray expected = arrays.nothing(s.y());
    INDArray got = arrays.nothing(s.y());
    direct.forward(
        s,
        Activation.IDENTITY,
        NativeArrays.at(x),
        NativeArrays.at(w),
        0,
        NativeArrays.at(expected));
    winograd.forward(s, NativeArrays.at(x), NativeArrays.at(w), NativeArrays.at(got));
    NativeArrays.close("forward", expected, got);
    expected = arrays.nothing(s.x());
    got = arrays.nothing(s.x());
    direct.inputGrad(s, NativeArrays.at(gy), NativeArrays.at(w), NativeArrays.at(expected));
    winograd.inputGrad(s, NativeArrays.at(gy), NativeArrays.at(w), NativeArrays.at(got));
    NativeArrays.close("input gradient", expected, got);
    expected = arrays.nothing(s.w());
    got = arrays.nothing(s.w());
    direct.weightGrad(s, NativeArrays.at(x), NativeArrays.at(gy), NativeArrays.at(expected));
    winograd.weightGrad(s, NativeArrays.at(x), NativeArrays.at(gy), NativeArrays.at(got));
    NativeArrays.close("weight gradient", expected, got);
  }

  /** A shape that the kernels run this way, with what comes after the sums. */
  @Test
  void addsTheBiasAndActivates() {
    ConvShape s = NativeArrays.shape(32, 8, 8, 32, 32, 4, 4, ConvGeometry.of(2, 1));
    Assumptions.assumeTrue(
        new Winograd(context, products, movement).suits(s), "this CPU has AVX-512");
    INDArray x = arrays.random(1, s.x());
    INDArray w = arrays.random(2, s.w());
    INDArray bias = arrays.random(3, 32);
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

  @Test
  void tilesNeedAKernelOfAMultipleOfTheStrideAndEvenOutputs() {
    assertFalse(WinogradTiles.fit(NativeArrays.shape(1, 8, 8, 2, 2, 3, 3, ConvGeometry.of(2, 1))));
    assertFalse(
        WinogradTiles.fit(NativeArrays.shape(1, 14, 14, 2, 2, 4, 4, ConvGeometry.of(2, 1))));
    // A last row that no window reaches.
    assertFalse(
        WinogradTiles.fit(NativeArrays.shape(1, 11, 10, 2, 2, 4, 4, ConvGeometry.of(2, 0))));
  }
}
