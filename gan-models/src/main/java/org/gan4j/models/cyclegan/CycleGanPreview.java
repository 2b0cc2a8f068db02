package org.gan4j.models.cyclegan;

import org.gan4j.data.Domain;
import org.gan4j.models.Preview;
import org.gan4j.models.translation.Translation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Six rows: images of A, translated to B, and back to A; then images of B, to A, and back.
 *
 * @param model translates
 * @param a images of A
 * @param b as many of B
 */
record CycleGanPreview(CycleGan model, INDArray a, INDArray b) implements Preview {

  /** Of examples whose first half is of A. */
  static CycleGanPreview of(CycleGan model, INDArray examples) {
    long half = examples.size(0) / 2;
    return new CycleGanPreview(
        model,
        Translation.rows(examples, 0, half).dup('c'),
        Translation.rows(examples, half, 2 * half).dup('c'));
  }

  @Override
  public INDArray images() {
    INDArray toB = model.translate(a, Domain.A);
    INDArray toA = model.translate(b, Domain.B);
    return Nd4j.concat(
        0, a, toB, model.translate(toB, Domain.B), b, toA, model.translate(toA, Domain.A));
  }

  @Override
  public int columns() {
    return (int) a.size(0);
  }
}
