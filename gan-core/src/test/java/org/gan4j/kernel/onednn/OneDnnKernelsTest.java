package org.gan4j.kernel.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shapes;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.gan4j.kernel.onednn.binding.Address;
import org.gan4j.kernel.onednn.binding.AlignedPool;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.binding.OpenMp;
import org.gan4j.kernel.onednn.binding.PrimitiveCache;
import org.gan4j.kernel.onednn.binding.TeamTest;
import org.gan4j.kernel.onednn.parts.Eltwise;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnKernelsTest {

  private final Kernels kernels = make(Precision.FLOAT32);

  static Kernels make(Precision precision) {
    return new OneDnnKernels(new Nd4jKernels(AlignedPool.create()), precision);
  }

  @Test
  void arraysOfThePoolStartAtCacheLines() {
    ArrayPool pool = AlignedPool.create();
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      for (long length : new long[] {1, 17, 1000}) {
        try (Lease lease = pool.borrow(type, length)) {
          assertEquals(0, Address.ofAny(lease.array()) % 64, type + " " + length);
        }
      }
    }
  }

  @Test
  void tasksSideBySideHaveKernelsOfTheirOwnWhereThereIsOneForEachThread() {
    OpenMp threads = TeamTest.openMp();
    int before = threads.maxThreads();
    List<Kernels> used = Collections.synchronizedList(new ArrayList<>());
    try {
      threads.setThreads(2);
      kernels.sideBySide(List.of(used::add, used::add));
      assertNotSame(used.get(0), used.get(1));
      assertNotSame(kernels, used.get(0));
      used.clear();
      threads.setThreads(3);
      kernels.sideBySide(List.of(used::add, used::add));
      assertEquals(List.of(kernels, kernels), used);
    } finally {
      threads.setThreads(before);
    }
  }

  @Test
  void anArrayOfAnotherTypeIsRefused() {
    INDArray wide = Nd4j.create(DataType.DOUBLE, 3);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> kernels.elementWise().affine(wide, 2, 1, wide));
    assertTrue(e.getMessage().contains("got DOUBLE; ask Kernels.forType"), e.getMessage());
    kernels.forType(DataType.DOUBLE).elementWise().affine(wide, 2, 1, wide);
    assertEquals(1, wide.getDouble(2));
  }

  /** Ten times as many shapes as the cache holds, then the first ones again. */
  @Test
  void droppedPrimitivesAreMadeAnew() {
    PrimitiveCache cache = new PrimitiveCache(4);
    Eltwise elementWise = new Eltwise(new Context(kernels.pool(), cache, Precision.FLOAT32));
    for (int time = 0; time < 2; time++) {
      for (int length = 1; length <= 40; length++) {
        INDArray x = random(1, length);
        INDArray out = Nd4j.create(DataType.FLOAT, length);
        elementWise.unary(UnaryOp.SQUARE, x, out);
        assertEquals(x.mul(x), out);
        assertTrue(cache.size() <= 4);
      }
    }
  }

  @Test
  void severalThreadsShareThePrimitives() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int task = 0; task < 4; task++) {
        int seed = task;
        tasks.add(
            () -> {
              convolveRepeatedly(seed);
              return null;
            });
      }
      for (Future<Void> result : threads.invokeAll(tasks)) {
        result.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void convolveRepeatedly(int seed) {
    INDArray x = random(seed, 2, 9, 9, 16);
    INDArray w = random(seed + 10, 3, 3, 16, 8);
    INDArray first = Nd4j.create(DataType.FLOAT, 2, 9, 9, 8);
    INDArray again = Nd4j.create(DataType.FLOAT, 2, 9, 9, 8);
    ConvGeometry geometry = ConvGeometry.of(1, 1);
    kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, geometry, first);
    for (int i = 0; i < 200; i++) {
      kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, geometry, again);
      assertEquals(first, again);
    }
  }

  @Test
  void bfloat16IsRefusedWithoutItsInstructions() {
    Assumptions.assumeFalse(OneDnnSupport.hasBfloat16(), "this CPU has bfloat16 instructions");
    Exception e = assertThrows(IllegalArgumentException.class, () -> make(Precision.BFLOAT16));
    assertEquals(
        "precision: this CPU has no bfloat16 instructions (AVX512_BF16 or AMX); use float32",
        e.getMessage());
  }

  /** To the 8 bits of bfloat16's mantissa, with float32 sums. */
  @Test
  void bfloat16RoundsTheFactorsOnly() {
    Assumptions.assumeTrue(OneDnnSupport.hasBfloat16(), "this CPU has no bfloat16 instructions");
    Kernels half = make(Precision.BFLOAT16);
    INDArray a = random(1, 64, 512);
    INDArray b = random(2, 512, 32);
    INDArray exact = Nd4j.create(DataType.FLOAT, 64, 32);
    INDArray rounded = Nd4j.create(DataType.FLOAT, 64, 32);
    kernels.products().matmul(a, false, b, false, exact);
    half.products().matmul(a, false, b, false, rounded);
    double error = exact.sub(rounded).norm2Number().doubleValue();
    assertTrue(error > 0, "nothing was rounded");
    assertTrue(error < 4e-3 * exact.norm2Number().doubleValue(), "error " + error);

    INDArray x = random(3, 2, 8, 8, 32);
    INDArray w = random(4, 4, 4, 32, 16);
    ConvGeometry geometry = ConvGeometry.of(2, 1);
    for (Kernels k : List.of(kernels, half)) {
      INDArray y = Nd4j.create(DataType.FLOAT, 2, 4, 4, 16);
      k.convolutions().conv2d(x, w, null, Activation.IDENTITY, geometry, y);
      INDArray gx = Nd4j.create(DataType.FLOAT, 2, 8, 8, 32);
      k.convolutions().conv2dInputGrad(y, w, geometry, gx);
      INDArray gw = Nd4j.create(DataType.FLOAT, 4, 4, 32, 16);
      k.convolutions().conv2dWeightGrad(x, y, geometry, gw);
      // <y, conv(x)> = <gx, x> = <gw, w> for each of the three forms.
      double yy = y.mul(y).sumNumber().doubleValue();
      assertEquals(yy, gx.mul(x).sumNumber().doubleValue(), 0.02 * yy, k.name());
      assertEquals(yy, gw.mul(w).sumNumber().doubleValue(), 0.02 * yy, k.name());
    }
  }

  /** Standard normal. */
  private static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    float[] values = new float[(int) Shapes.length(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }
}
