package org.gan4j.models.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.gan.Latents;
import org.gan4j.io.HostArrays;
import org.gan4j.nn.Inference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Styles of two sources mixed (Karras et al. 2019, figure 3): a row has its source's coarse styles,
 * a column its source's fine ones. The sources stand at the edges.
 *
 * @param generator makes the images
 * @param fine the layers that take the column's style, 0 the coarsest; the others take the row's
 * @param psi how far styles are from their mean: 1 leaves them as they are, see {@link
 *     StyleGenerator#truncated(Variable, double)}
 * @param noise which noise; a mixture has that of its row
 */
public record StyleMatrix(
    StyleGenerator generator, Set<Integer> fine, double psi, NoiseKind noise) {

  private static final double BLACK = -1;

  /** Checks the layers. */
  public StyleMatrix {
    fine = Set.copyOf(fine);
    for (int layer : fine) {
      if (layer < 0 || layer >= generator.layers()) {
        throw new IllegalArgumentException(
            "there is no style layer " + layer + "; there are 0 to " + (generator.layers() - 1));
      }
    }
  }

  /**
   * The finer half of the layers.
   *
   * @param generator the generator
   * @return their numbers
   */
  public static Set<Integer> finerHalf(StyleGenerator generator) {
    return IntStream.range(generator.layers() / 2, generator.layers())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The matrix with its edges, row by row.
   *
   * @param rowSeeds of the sources of coarse styles, R
   * @param columnSeeds of the sources of fine styles, C
   * @return {@code [(R + 1) (C + 1), H, W, channels]}: the first row holds a black image and the
   *     columns' sources, every other one its source and the mixtures
   */
  public INDArray images(List<Long> rowSeeds, List<Long> columnSeeds) {
    return Inference.run(
        generator.network(),
        () -> {
          INDArray fineLatents = latents(columnSeeds);
          INDArray columns = mixed(fineLatents, fineLatents);
          long[] shape = columns.shape().clone();
          int width = columnSeeds.size() + 1;
          shape[0] = (long) (rowSeeds.size() + 1) * width;
          INDArray all = Nd4j.valueArrayOf(shape, BLACK, DataType.FLOAT);
          put(columns, all, 1);
          for (int i = 0; i < rowSeeds.size(); i++) {
            int at = (i + 1) * width;
            INDArray own = latents(List.of(rowSeeds.get(i)));
            put(mixed(own, own), all, at);
            put(mixed(own.repmat(columnSeeds.size(), 1), fineLatents), all, at + 1);
          }
          return all;
        });
  }

  private static void put(INDArray part, INDArray all, long at) {
    HostArrays.rows(all, at, at + part.size(0)).assign(part);
  }

  private INDArray latents(List<Long> seeds) {
    return Latents.ofSeeds(seeds, generator.latentSize());
  }

  private INDArray mixed(INDArray coarseLatents, INDArray fineLatents) {
    try (Scope scope = Scope.open()) {
      Variable coarse = style(coarseLatents);
      Variable fineStyle = style(fineLatents);
      List<Variable> styles = new ArrayList<>();
      for (int layer = 0; layer < generator.layers(); layer++) {
        styles.add(fine.contains(layer) ? fineStyle : coarse);
      }
      return generator.images(styles, noise.of(coarseLatents)).value().dup('c');
    }
  }

  private Variable style(INDArray latents) {
    return generator.truncated(generator.styles(Variable.constant(latents.dup('c'))), psi);
  }
}
