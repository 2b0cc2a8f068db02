package org.gan4j.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gan4j.SharedFiles;
import org.gan4j.io.Safetensors;
import org.gan4j.io.SafetensorsFile;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.ReferenceKernels;
import org.gan4j.kernel.Shapes;
import org.gan4j.kernel.UpFirDown;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CompositionsTest {

  private static final Kernels KERNELS = new ReferenceKernels();

  private static Variable counting(long... shape) {
    double[] numbers = new double[(int) Shapes.length(shape)];
    Arrays.setAll(numbers, i -> i);
    return Variable.constant(Nd4j.createFromArray(numbers).reshape('c', shape));
  }

  @Test
  void pixelShuffleLaysChannelsOutAsBlocks() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable y = Compositions.pixelShuffle(counting(1, 1, 2, 8), 2);
      assertArrayEquals(new long[] {1, 2, 4, 2}, y.shape());
      assertArrayEquals(
          new double[] {0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15},
          y.value().dup().data().asDouble());
      Variable wrong = counting(1, 1, 1, 6);
      assertThrows(IllegalArgumentException.class, () -> Compositions.pixelShuffle(wrong, 2));
    }
  }

  @Test
  void minibatchStddevAppendsOneNumberAGroup() {
    try (Scope scope = Scope.open(KERNELS)) {
      // Samples 0 and 2 are a group that differs by 8 everywhere, 1 and 3 one that differs by 4.
      INDArray x = Nd4j.create(DataType.DOUBLE, 4, 1, 2, 1);
      double[][] values = {{0, 1}, {3, 3}, {8, 9}, {7, 7}};
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 2; j++) {
          x.putScalar(new long[] {i, 0, j, 0}, values[i][j]);
        }
      }
      Variable y = Compositions.minibatchStddev(Variable.constant(x), 2, 0);
      assertArrayEquals(
          new double[] {0, 4, 1, 4, 3, 2, 3, 2, 8, 4, 9, 4, 7, 2, 7, 2},
          y.value().dup().data().asDouble(),
          1e-12);
    }
  }

  /** Modulating what goes in and out is convolving each sample with a weight of its own. */
  @Test
  void modulatedConvolutionIsThatWithAWeightOfItsOwnForEachSample() {
    try (Scope scope = Scope.open(KERNELS)) {
      ConvGeometry geometry = ConvGeometry.of(1, 1);
      Variable x = counting(2, 3, 3, 2).mul(0.1);
      Variable w = counting(3, 3, 2, 4).mul(0.01).sub(0.3);
      Variable style = counting(2, 2).add(0.5);
      Variable y =
          Modulations.scaleShift(
              Convolutions.conv2d(Modulations.modulate(x, style), w, geometry),
              Modulations.demodulation(style, w, 3, 1e-8),
              Variable.full(0, DataType.DOUBLE, 1, 3, 3, 1),
              Variable.full(0, DataType.DOUBLE, 4),
              Activation.IDENTITY);
      for (int i = 0; i < 2; i++) {
        Variable own = w.mul(Shaping.narrow(style, 0, i, 1).reshape(1, 1, 2, 1));
        Variable scale = own.square().sum(0, 1, 2).add(1e-8).rsqrt();
        Variable expected =
            Convolutions.conv2d(Shaping.narrow(x, 0, i, 1), own.mul(scale), geometry);
        assertArrayEquals(
            expected.value().dup().data().asDouble(),
            Shaping.narrow(y, 0, i, 1).value().dup().data().asDouble(),
            1e-9);
      }
    }
  }

  @Test
  void aModulatedPointwiseConvolutionIsThatOfModulatedPixels() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable x = counting(2, 3, 3, 2).mul(0.1);
      Variable w = counting(2, 4).mul(0.01).sub(0.3);
      Variable style = counting(2, 2).add(0.5);
      assertArrayEquals(
          Convolutions.conv2d(
                  Modulations.modulate(x, style), w.reshape(1, 1, 2, 4), ConvGeometry.of(1, 0))
              .value()
              .dup()
              .data()
              .asDouble(),
          Modulations.modulatedPointwise(x, style, w).value().dup().data().asDouble(),
          1e-9);
    }
  }

  @Test
  void upsamplingWithItsSquareAsGainKeepsAConstantImage() {
    try (Scope scope = Scope.open(KERNELS)) {
      Variable x = Variable.full(3, DataType.DOUBLE, 1, 6, 6, 2);
      List<Double> taps = List.of(1.0, 3.0, 3.0, 1.0);
      Variable y = Resampling.upfirdn2d(x, UpFirDown.of(taps, 4, 2, 1, 2), 1);
      assertArrayEquals(new long[] {1, 12, 12, 2}, y.shape());
      assertEquals(3, y.value().getDouble(0, 5, 6, 1), 1e-12);
      Variable half = Resampling.upfirdn2d(x, UpFirDown.of(taps, 1, 1, 2, 1), 1);
      assertArrayEquals(new long[] {1, 3, 3, 2}, half.shape());
      assertEquals(3, half.value().getDouble(0, 1, 1, 0), 1e-12);
    }
  }

  /** Against PyTorch, in float64: far closer than float32 comes in the parity cases. */
  @Test
  void selfAttentionIsThatOfTheReference() {
    matchesReference(
        "self_attention",
        List.of("x", "wq", "wk", "wv", "wo", "gamma"),
        v ->
            Compositions.selfAttention(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), 2));
  }

  /** Against PyTorch, in float64: its second gradient is what eps leaves of a difference. */
  @Test
  void minibatchStddevIsThatOfTheReference() {
    matchesReference(
        "minibatch_stddev", List.of("x"), v -> Compositions.minibatchStddev(v.get(0), 2, 1e-8));
  }

  private static void matchesReference(
      String name, List<String> inputs, Function<List<Variable>, Variable> operation) {
    SafetensorsFile file = Safetensors.read(SharedFiles.parityCase(name + ".safetensors"));
    try (Scope scope = Scope.open(KERNELS)) {
      List<Variable> in =
          inputs.stream().map(input -> Variable.leaf(read(file, "in." + input))).toList();
      Variable upstream = Variable.leaf(read(file, "u"));
      Variable out = operation.apply(in);
      close(file, "out", out);
      List<Variable> gradients = Gradients.grad(List.of(out), List.of(upstream), in, true);
      for (int i = 0; i < inputs.size(); i++) {
        close(file, "grad." + inputs.get(i), gradients.get(i));
      }
      Variable squares =
          gradients.stream().map(g -> g.square().sum()).reduce(Variable::add).orElseThrow();
      List<Variable> second = Gradients.grad(squares, in, false);
      for (int i = 0; i < inputs.size(); i++) {
        close(file, "gradgrad." + inputs.get(i), second.get(i));
      }
    }
  }

  private static INDArray read(SafetensorsFile file, String tensor) {
    INDArray theirs = file.tensor(tensor).toArray().castTo(DataType.DOUBLE);
    if (theirs.rank() != 4) {
      return theirs;
    }
    return theirs.size(2) == 1
        ? theirs.permute(2, 3, 1, 0).dup('c')
        : theirs.permute(0, 2, 3, 1).dup('c');
  }

  private static void close(SafetensorsFile file, String tensor, Variable actual) {
    INDArray expected = read(file, tensor);
    double error =
        expected.sub(actual.value()).norm2Number().doubleValue()
            / expected.norm2Number().doubleValue();
    assertEquals(0, error, 1e-9, tensor);
  }
}
