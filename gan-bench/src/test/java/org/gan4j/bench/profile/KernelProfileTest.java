package org.gan4j.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.nd4j.Nd4jKernels;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KernelProfileTest {

  private final Kernels plain = new Nd4jKernels();
  private final KernelProfile profile = new KernelProfile(plain);
  private final Kernels kernels = profile.kernels();

  private static INDArray ones(long... shape) {
    return Nd4j.ones(DataType.FLOAT, shape);
  }

  @Test
  void groupsCallsByKernelAndShapes() {
    INDArray small = ones(2, 3);
    INDArray large = ones(4, 3);
    kernels.elementWise().fill(7, small);
    kernels.elementWise().fill(8, small);
    kernels.elementWise().fill(9, large);

    assertEquals(9, large.getDouble(3, 2));
    assertEquals(2, profile.entries().size());
    KernelProfile.Entry twice =
        profile.entries().stream().filter(e -> e.shapes().equals("2x3")).findFirst().orElseThrow();
    assertEquals("fill", twice.kernel());
    assertEquals(2, twice.calls());
    assertTrue(twice.nanos() > 0);
    assertEquals(0, twice.flops());
  }

  @Test
  void countsTheArithmeticOfConvolutionsAndProducts() {
    ConvGeometry geometry = ConvGeometry.of(2, 1);
    INDArray x = ones(2, 8, 8, 3);
    INDArray w = ones(4, 4, 3, 5);
    INDArray y = ones(2, 4, 4, 5);
    kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, geometry, y);
    kernels.convolutions().conv2dInputGrad(y, w, geometry, x);
    kernels.convolutions().conv2dWeightGrad(x, y, geometry, w);
    kernels.products().matmul(ones(3, 2), true, ones(3, 4), false, ones(2, 4));

    double convolution = 2.0 * (2 * 4 * 4 * 5) * (4 * 4 * 3);
    for (KernelProfile.Entry entry : profile.entries()) {
      assertEquals(
          entry.kernel().equals("matmul") ? 2.0 * 2 * 4 * 3 : convolution,
          entry.flops(),
          entry.kernel());
    }
    assertEquals(4, profile.entries().size());
  }

  @Test
  void passesEverythingElseThrough() {
    assertSame(plain.pool(), kernels.pool());
    assertEquals(plain.name(), kernels.name());
    assertEquals(List.of(), profile.entries());
    kernels.elementWise().fill(1, ones(1));
    profile.clear();
    assertEquals(List.of(), profile.entries());
    assertThrows(NullPointerException.class, () -> kernels.elementWise().fill(1, null));
  }

  @Test
  void theTableTellsSharesOfTheStep() {
    kernels.elementWise().fill(1, ones(5, 5));

    List<String> lines = ProfileTable.lines(profile.entries(), 1, 1000);
    assertTrue(lines.get(0).startsWith("1000.00 ms a step over 1 steps; "), lines.get(0));
    assertTrue(lines.get(3).endsWith("fill"), lines.get(3));
    assertTrue(lines.get(6).endsWith("5x5"), lines.get(6));
  }
}
