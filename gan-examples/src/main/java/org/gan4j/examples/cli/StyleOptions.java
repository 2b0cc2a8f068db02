package org.gan4j.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gan4j.io.InputException;
import org.gan4j.models.style.NoiseKind;
import org.gan4j.models.style.StyleGenerator;
import org.gan4j.models.style.StyleMatrix;
import org.gan4j.run.Sampler;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Option;

/** What {@code gan4j sample} can do with styles. */
final class StyleOptions {

  private static final String TRUNCATION = "--truncation";
  private static final String MIX = "--style-mix";
  private static final String LAYERS = "--style-layers";
  private static final String NOISE = "--noise";
  private static final String FILE = "style-mix.png";
  private static final int MATRIX_SEEDS = 10;

  @Option(
      names = TRUNCATION,
      paramLabel = "PSI",
      description = "How far styles may be from their mean: 1 leaves them, 0 gives the mean image.")
  private @Nullable Double truncation;

  @Option(
      names = MIX,
      description =
          "Draw a matrix: the first half of --seeds (default: ten) gives the rows their coarse"
              + " styles, the second half the columns their fine ones.")
  private boolean mix;

  @Option(
      names = LAYERS,
      paramLabel = "LIST",
      description =
          "With "
              + MIX
              + ": the layers that take the column's style, as in 4-7; 0 is the coarsest"
              + " (default: the finer half).")
  private @Nullable String layers;

  @Option(
      names = NOISE,
      paramLabel = "KIND",
      description =
          "own (default), each image's own, the same for the same seed; fixed, the same in all;"
              + " none.")
  private @Nullable NoiseKind noise;

  /** Whether a matrix is asked for. */
  boolean mix() {
    return mix;
  }

  /** The seeds from a first one on, where no list is given: one, or those of a matrix. */
  List<Long> seeds(long first) {
    return mix ? LongStream.range(first, first + MATRIX_SEEDS).boxed().toList() : List.of(first);
  }

  /** Checks what can be checked without the run. */
  void check(SampleFormat format, List<Long> seeds) {
    if (truncation != null && !Double.isFinite(truncation)) {
      throw new InputException(TRUNCATION + ": expected a number such as 0.7, got " + truncation);
    }
    if (layers != null && !mix) {
      throw new InputException(LAYERS + ": works with " + MIX + " only");
    }
    if (mix && (seeds.size() < 2 || seeds.size() % 2 != 0)) {
      throw new InputException(
          MIX + ": expected an even number of --seeds, such as 1-10, got " + seeds.size());
    }
    if (mix && format != SampleFormat.GRID) {
      throw new InputException(MIX + ": draws a grid, not " + format);
    }
  }

  /** The sampler as it is to be shown. */
  Sampler apply(Sampler sampler) {
    return truncation == null && noise == null
        ? sampler
        : InputException.guard(
            truncation == null ? NOISE : TRUNCATION, () -> sampler.truncated(psi(), noise()));
  }

  private double psi() {
    return truncation == null ? 1 : truncation;
  }

  private NoiseKind noise() {
    return noise == null ? NoiseKind.OWN : noise;
  }

  /** Draws the matrix and gives the file's name. */
  String writeMatrix(Sampler sampler, List<Long> seeds, ScaleOption scale, Path folder) {
    StyleGenerator styled = InputException.guard(MIX, sampler::styles);
    Set<Integer> fine =
        layers == null
            ? StyleMatrix.finerHalf(styled)
            : SeedList.parse(LAYERS, layers).stream()
                .map(layer -> (int) Math.min(layer, Integer.MAX_VALUE))
                .collect(Collectors.toSet());
    StyleMatrix matrix =
        InputException.guard(LAYERS, () -> new StyleMatrix(styled, fine, psi(), noise()));
    int half = seeds.size() / 2;
    scale.require("--seeds", half + 1, (half + 1L) * (half + 1), sampler.shape());
    INDArray images = matrix.images(seeds.subList(0, half), seeds.subList(half, seeds.size()));
    scale.grid(half + 1, images).writePng(images, folder.resolve(FILE));
    return FILE;
  }
}
