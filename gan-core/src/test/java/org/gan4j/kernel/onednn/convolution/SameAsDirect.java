package org.gan4j.kernel.onednn.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.PrimitiveCache;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares ways to compute convolutions with oneDNN's own primitives. */
public final class SameAsDirect {

  private static final Activation LEAKY = Activation.leakyRelu(0.2);

  private final ArrayPool pool = AlignedPool.create();
  private final NativeArrays arrays = new NativeArrays(pool);
  private final Context context = new Context(pool, new PrimitiveCache(256), Precision.FLOAT32);
  private final DirectConvolutions direct = new DirectConvolutions(context);

  public Context context() {
    return context;
  }

  public DirectConvolutions direct() {
    return direct;
  }

  /** Whether all three forms agree to a float's rounding, from memory that holds no zeros. */
  public void check(ConvShape s, ConvolutionWay way) {
    INDArray x = arrays.random(1, s.x());
    INDArray w = arrays.random(2, s.w());
    INDArray gy = arrays.random(3, s.y());
    INDArray bias = arrays.random(4, s.o());
    arrays.soil(1 << 16);
    forward("forward", s, way, Activation.IDENTITY, x, w, 0);
    forward("activated", s, way, LEAKY, x, w, 0);
    forward("biased", s, way, Activation.IDENTITY, x, w, Address.of(bias));
    forward("biased and activated", s, way, LEAKY, x, w, Address.of(bias));
    INDArray expected = arrays.nothing(s.x());
    INDArray got = arrays.nothing(s.x());
    direct.inputGrad(s, Address.of(gy), Address.of(w), Address.of(expected));
    way.inputGrad(s, Address.of(gy), Address.of(w), Address.of(got));
    NativeArrays.close("input gradient", expected, got);
    expected = arrays.nothing(s.w());
    got = arrays.nothing(s.w());
    direct.weightGrad(s, Address.of(x), Address.of(gy), Address.of(expected));
    way.weightGrad(s, Address.of(x), Address.of(gy), Address.of(got));
    NativeArrays.close("weight gradient", expected, got);
    assertEquals(0, pool.stats().bytesLent(), "bytes still lent");
  }

  private void forward(
      String what,
      ConvShape s,
      ConvolutionWay way,
      Activation activation,
      INDArray x,
      INDArray w,
      long bias) {
    INDArray expected = arrays.nothing(s.y());
    INDArray got = arrays.nothing(s.y());
    direct.forward(s, activation, Address.of(x), Address.of(w), bias, Address.of(expected));
    way.forward(s, activation, Address.of(x), Address.of(w), bias, Address.of(got));
    NativeArrays.close(what, expected, got);
  }
}
