package org.gan4j.models.translation;

import java.util.function.BinaryOperator;
import org.gan4j.data.Batch;
import org.gan4j.data.Domain;
import org.gan4j.models.Preview;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of images of two domains and of what a model makes of them.
 *
 * @param a images of A
 * @param b as many of B
 * @param rows draws the rows from both, each row as long as they
 */
public record TranslationPreview(INDArray a, INDArray b, BinaryOperator<INDArray> rows)
    implements Preview {

  /**
   * A preview of examples.
   *
   * @param examples N images of A and N of B; copied
   * @param rows from {@code [N, H, W, C]} of A and of B to some rows of N
   * @return the preview
   */
  public static TranslationPreview of(Batch examples, BinaryOperator<INDArray> rows) {
    return new TranslationPreview(
        examples.images(Domain.A).dup('c'), examples.images(Domain.B).dup('c'), rows);
  }

  @Override
  public INDArray images() {
    return rows.apply(a, b);
  }

  @Override
  public int columns() {
    return (int) a.size(0);
  }
}
