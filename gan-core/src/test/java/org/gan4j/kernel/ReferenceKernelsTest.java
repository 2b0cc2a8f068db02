package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reference on cases that are worked out by hand, and its gradients as adjoints of its forms.
 */
class ReferenceKernelsTest {

  private final ReferenceKernels kernels = new ReferenceKernels();
  private final Random random = new Random(1);

  private static INDArray array(long[] shape, double... values) {
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  private static long[] of(long... extents) {
    return extents;
  }

  private static INDArray empty(long... shape) {
    return Nd4j.create(DataType.DOUBLE, shape);
  }

  private INDArray random(long... shape) {
    INDArray out = empty(shape);
    Dense.zerosLike(out).compute(i -> random.nextGaussian()).writeTo(out);
    return out;
  }

  private static void assertValues(INDArray actual, double... expected) {
    assertArrayEquals(expected, Dense.of(actual).values, 1e-12);
  }

  private static double dot(INDArray a, INDArray b) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      sum += Dense.of(a).values[i] * Dense.of(b).values[i];
    }
    return sum;
  }

  @Test
  void convolves() {
    INDArray x = array(of(1, 3, 3, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    INDArray w = array(of(2, 2, 1, 1), 1, 0, 0, -1);
    INDArray y = empty(1, 2, 2, 1);
    kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, ConvGeometry.of(1, 0), y);
    assertValues(y, -4, -4, -4, -4);
    kernels
        .convolutions()
        .conv2d(x, w, null, Activation.IDENTITY, new ConvGeometry(2, 2, 1, 0, 1, 0), y);
    assertValues(y, -1, -3, -7, -4);
    INDArray bias = array(of(1), 3);
    kernels
        .convolutions()
        .conv2d(x, w, bias, Activation.RELU, new ConvGeometry(2, 2, 1, 0, 1, 0), y);
    assertValues(y, 2, 0, 0, 0);
  }

  @Test
  void theGradientsOfAConvolutionAreItsAdjoints() {
    ConvGeometry geometry = new ConvGeometry(2, 1, 1, 0, 2, 1);
    INDArray x = random(2, 6, 5, 3);
    INDArray w = random(3, 4, 3, 2);
    INDArray gy = random(2, geometry.outHeight(6, 3), geometry.outWidth(5, 4), 2);
    INDArray y = empty(gy.shape());
    INDArray gx = empty(x.shape());
    INDArray gw = empty(w.shape());
    kernels.convolutions().conv2d(x, w, null, Activation.IDENTITY, geometry, y);
    kernels.convolutions().conv2dInputGrad(gy, w, geometry, gx);
    kernels.convolutions().conv2dWeightGrad(x, gy, geometry, gw);
    assertEquals(dot(y, gy), dot(x, gx), 1e-10);
    assertEquals(dot(y, gy), dot(w, gw), 1e-10);
  }

  @Test
  void normalizes() {
    INDArray x = array(of(2, 2), 1, 10, 3, 30);
    INDArray out = empty(2, 2);
    INDArray mean = empty(2);
    INDArray variance = empty(2);
    kernels
        .normalizations()
        .normalize(
            new NormSettings(Norm.BATCH, 0, Activation.IDENTITY),
            x,
            array(of(2), 1, 2),
            array(of(2), 0, 5),
            out,
            new Moments(mean, variance));
    assertValues(mean, 2, 20);
    assertValues(variance, 1, 100);
    assertValues(out, -1, 3, 1, 7);
  }

  @Test
  void theGradientOfANormalizationIsThatOfDifferences() {
    INDArray x = random(2, 3, 2, 2);
    INDArray gy = random(2, 3, 2, 2);
    INDArray gamma = random(2);
    NormSettings settings = new NormSettings(Norm.INSTANCE, 1e-3, Activation.IDENTITY);
    Moments moments = new Moments(empty(2, 2), empty(2, 2));
    INDArray gx = empty(x.shape());
    INDArray y = empty(x.shape());
    kernels.normalizations().normalize(settings, x, gamma, null, y, moments);
    kernels
        .normalizations()
        .normalizeGrad(settings, x, gamma, moments, gy, new NormGradients(gx, null, null));
    double h = 1e-6;
    for (int i = 0; i < x.length(); i++) {
      double[] side = new double[2];
      for (int s = 0; s < 2; s++) {
        Dense moved = Dense.of(x);
        moved.values[i] += s == 0 ? -h : h;
        INDArray nearby = empty(x.shape());
        moved.writeTo(nearby);
        kernels.normalizations().normalize(settings, nearby, gamma, null, y, moments);
        side[s] = dot(y, gy);
      }
      assertEquals((side[1] - side[0]) / (2 * h), Dense.of(gx).values[i], 1e-7);
    }
  }

  @Test
  void resizesWithCornersNotAligned() {
    INDArray y = empty(1, 1, 4, 1);
    kernels.resampling().resizeBilinear(array(of(1, 1, 2, 1), 0, 1), y);
    assertValues(y, 0, 0.25, 0.75, 1);
    INDArray half = empty(1, 1, 2, 1);
    kernels.resampling().resizeBilinear(array(of(1, 1, 4, 1), 0, 1, 2, 7), half);
    assertValues(half, 0.5, 4.5);
  }

  @Test
  void theFirstOfEqualMaximaTakesTheGradient() {
    INDArray x = array(of(1, 2, 2, 1), 1, 5, 5, 5);
    INDArray gx = empty(1, 2, 2, 1);
    kernels.pooling().maxPoolGrad(Pool2d.of(2), x, array(of(1, 1, 1, 1), 3), gx);
    assertValues(gx, 0, 3, 0, 0);
  }

  @Test
  void reflectsWithoutRepeatingTheEdge() {
    INDArray y = empty(1, 1, 7, 1);
    kernels.movement().pad(PadMode.REFLECT, new Pad(0, 0, 2, 2), array(of(1, 1, 3, 1), 1, 2, 3), y);
    assertValues(y, 3, 2, 1, 2, 3, 2, 1);
    INDArray gx = empty(1, 1, 3, 1);
    kernels
        .movement()
        .padGrad(
            PadMode.REFLECT,
            new Pad(0, 0, 2, 2),
            array(of(1, 1, 7, 1), 1, 2, 4, 8, 16, 32, 64),
            gx);
    assertValues(gx, 4 + 64, 2 + 8 + 32, 1 + 16);
  }

  @Test
  void softmaxSumsToOneWhateverTheSize() {
    INDArray y = empty(1, 3);
    kernels.reductions().softmax(array(of(1, 3), 1000, 1000, -1000), y);
    assertValues(y, 0.5, 0.5, 0);
    kernels.reductions().logSoftmax(array(of(1, 3), 1000, 1000, -1000), y);
    assertValues(y, -Math.log(2), -Math.log(2), -2000 - Math.log(2));
  }

  @Test
  void multipliesMatricesTransposedOrNot() {
    INDArray a = array(of(1, 2), 1, 2);
    INDArray b = array(of(3, 2), 1, 0, 0, 1, 1, 1);
    INDArray y = empty(1, 3);
    kernels.products().matmul(a, false, b, true, y);
    assertValues(y, 1, 2, 3);
    INDArray outer = empty(2, 2);
    kernels.products().matmul(a, true, a, false, outer);
    assertValues(outer, 1, 2, 2, 4);
  }
}
