package org.gan4j.autodiff;

import static org.gan4j.autodiff.OperationCase.eachActivation;
import static org.gan4j.autodiff.OperationCase.of;
import static org.gan4j.autodiff.OperationCase.s;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Norm;
import org.gan4j.kernel.Pool2d;
import org.gan4j.kernel.UpFirDown;

/** Operations on images, series and what layers are made of. */
final class ImageCases {

  private ImageCases() {}

  static Stream<OperationCase> convolutions() {
    Stream<OperationCase> plain =
        Stream.of(
            of(
                "conv2d",
                v -> Convolutions.conv2d(v.get(0), v.get(1), ConvGeometry.of(2, 1)),
                s(2, 5, 4, 2),
                s(3, 3, 2, 3)),
            of(
                "conv2d of uneven geometry",
                v ->
                    Convolutions.conv2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.TANH,
                        new ConvGeometry(1, 2, 0, 1, 2, 1)),
                s(1, 3, 4, 1),
                s(2, 2, 1, 2),
                s(2)),
            of(
                "conv2d of groups",
                v ->
                    Convolutions.conv2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.leakyRelu(0.2),
                        ConvGeometry.of(1, 1).groups(2)),
                s(2, 3, 3, 4),
                s(3, 3, 2, 6),
                s(6)),
            of(
                "conv2d of single channels",
                v -> Convolutions.conv2d(v.get(0), v.get(1), ConvGeometry.of(1, 0).groups(3)),
                s(2, 2, 2, 3),
                s(2, 2, 1, 3)),
            of(
                "conv_transpose2d of groups",
                v ->
                    Convolutions.convTranspose2d(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        Activation.TANH,
                        ConvGeometry.of(2, 1).groups(2),
                        6,
                        5),
                s(1, 3, 3, 4),
                s(3, 3, 1, 4),
                s(2)));
    return Stream.of(
            plain,
            eachActivation(ImageCases::convolution),
            eachActivation(ImageCases::transposedConvolution),
            eachActivation(ImageCases::convolutionOfSeries),
            eachActivation(ImageCases::transposedConvolutionOfSeries))
        .flatMap(Function.identity());
  }

  private static OperationCase convolution(Activation activation) {
    return of(
        "conv2d",
        v -> Convolutions.conv2d(v.get(0), v.get(1), v.get(2), activation, ConvGeometry.of(1, 0)),
        s(1, 3, 4, 1),
        s(2, 2, 1, 2),
        s(2));
  }

  private static OperationCase convolutionOfSeries(Activation activation) {
    return of(
        "conv1d",
        v ->
            Convolutions.conv1d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.alongWidth(2, 1, 0)),
        s(2, 5, 2),
        s(3, 2, 2),
        s(2));
  }

  private static OperationCase transposedConvolutionOfSeries(Activation activation) {
    return of(
        "conv_transpose1d",
        v ->
            Convolutions.convTranspose1d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.alongWidth(2, 1, 1), 6),
        s(2, 3, 2),
        s(3, 2, 2),
        s(2));
  }

  private static OperationCase transposedConvolution(Activation activation) {
    return of(
        "conv_transpose2d",
        v ->
            Convolutions.convTranspose2d(
                v.get(0), v.get(1), v.get(2), activation, ConvGeometry.of(2, 1), 6, 5),
        s(2, 3, 3, 2),
        s(3, 3, 2, 2),
        s(2));
  }

  static Stream<OperationCase> normalizations() {
    Stream<OperationCase> plain =
        Stream.of(
            of("batch_norm [N, C]", v -> norm(Norm.BATCH, v, Activation.TANH), s(6, 2), s(2), s(2)),
            of(
                "batch_norm bare",
                v ->
                    Normalizations.normalize(
                            Norm.BATCH, v.get(0), null, null, 1e-5, Activation.IDENTITY)
                        .y(),
                s(3, 2, 1, 2)),
            of(
                "batch_norm shift",
                v ->
                    Normalizations.normalize(
                            Norm.BATCH, v.get(0), null, v.get(1), 1e-5, Activation.TANH)
                        .y(),
                s(3, 2, 1, 2),
                s(2)),
            of("layer_norm", v -> Normalizations.layerNorm(v.get(0), 1e-5), s(2, 5)),
            of("pixel_norm", v -> Normalizations.pixelNorm(v.get(0), 1e-8), s(1, 2, 2, 4)),
            of(
                "group_deviation",
                v -> Deviations.within(v.get(0), 3, 0.1).square(),
                s(6, 2, 1, 2)));
    return Stream.concat(
        plain,
        Arrays.stream(Norm.values())
            .flatMap(norm -> eachActivation(activation -> normalization(norm, activation))));
  }

  private static OperationCase normalization(Norm norm, Activation activation) {
    return of(norm + " norm", v -> norm(norm, v, activation), s(3, 2, 2, 2), s(2), s(2));
  }

  private static Variable norm(Norm norm, List<Variable> v, Activation activation) {
    return Normalizations.normalize(norm, v.get(0), v.get(1), v.get(2), 1e-5, activation).y();
  }

  static Stream<OperationCase> resampling() {
    return Stream.of(
        of(
            "upsample_nearest",
            v -> Resampling.upsampleNearest(v.get(0), 2).square(),
            s(1, 2, 3, 2)),
        of("sum_blocks", v -> Resampling.sumBlocks(v.get(0), 2).square(), s(1, 4, 2, 2)),
        of(
            "resize_bilinear",
            v -> Resampling.resizeBilinear(v.get(0), 5, 2).square(),
            s(1, 3, 4, 2)),
        of(
            "upfirdn2d up",
            v ->
                Resampling.upfirdn2d(
                        v.get(0), UpFirDown.of(List.of(1.0, 3.0, 3.0, 1.0), 4, 2, 1, 2), 1)
                    .square(),
            s(1, 2, 3, 2)),
        of(
            "upfirdn2d down",
            v ->
                Resampling.upfirdn2d(
                        v.get(0), UpFirDown.of(List.of(1.0, 2.0, 1.0), 1, 1, 2, 1), 2, 2)
                    .square(),
            s(1, 4, 4, 1)),
        of(
            "scale_shift with noise for all",
            v ->
                Modulations.scaleShift(
                        v.get(0), v.get(1), v.get(2), v.get(3), Activation.leakyRelu(0.2))
                    .square(),
            s(2, 2, 3, 2),
            s(2, 2),
            s(1, 2, 3, 1),
            s(2)),
        of("avg_pool", v -> Resampling.avgPool(v.get(0), new Pool2d(3, 2)).square(), s(1, 5, 6, 2)),
        of(
            "max_pool",
            v -> Resampling.maxPool(v.get(0), new Pool2d(3, 2)).square(),
            s(1, 5, 6, 2)));
  }

  static Stream<OperationCase> compositions() {
    Stream<OperationCase> plain =
        Stream.of(
            of(
                "pixel_shuffle",
                v -> Compositions.pixelShuffle(v.get(0), 2).square(),
                s(2, 2, 3, 8)),
            of(
                "adaptive_instance_norm",
                v -> Compositions.adaptiveInstanceNorm(v.get(0), v.get(1), v.get(2), 1e-2),
                s(2, 2, 2, 3),
                s(2, 3),
                s(2, 3)),
            of(
                "minibatch_stddev",
                v -> Compositions.minibatchStddev(v.get(0), 2, 0.1),
                s(4, 2, 2, 2)),
            attention(1),
            attention(2),
            demodulation(3),
            demodulation(2),
            of(
                "modulate",
                v -> Modulations.modulate(v.get(0), v.get(1)).square(),
                s(2, 2, 3, 2),
                s(2, 2)),
            of(
                "modulated_pointwise",
                v -> Modulations.modulatedPointwise(v.get(0), v.get(1), v.get(2)).square(),
                s(2, 2, 3, 2),
                s(2, 2),
                s(2, 3)),
            of("cross_entropy", v -> Labels.crossEntropy(v.get(0), 2, 0), s(2, 3)));
    return Stream.concat(plain, eachActivation(ImageCases::scaleShift));
  }

  private static OperationCase attention(int pool) {
    return of(
        "self_attention pooled by " + pool,
        v ->
            Compositions.selfAttention(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), pool),
        s(1, 2, 4, 3),
        s(1, 1, 3, 2),
        s(1, 1, 3, 2),
        s(1, 1, 3, 2),
        s(1, 1, 2, 3),
        s(1));
  }

  private static OperationCase demodulation(int outputAxis) {
    return of(
        "demodulation by axis " + outputAxis,
        v -> Modulations.demodulation(v.get(0), v.get(1), outputAxis, 0.1),
        s(2, 2),
        outputAxis == 3 ? s(3, 3, 2, 3) : s(3, 3, 3, 2));
  }

  private static OperationCase scaleShift(Activation activation) {
    return of(
        "scale_shift",
        v -> Modulations.scaleShift(v.get(0), v.get(1), v.get(2), v.get(3), activation).square(),
        s(2, 2, 3, 2),
        s(2, 2),
        s(2, 2, 3, 1),
        s(2));
  }
}
