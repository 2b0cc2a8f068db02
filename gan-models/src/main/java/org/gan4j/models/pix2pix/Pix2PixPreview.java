package org.gan4j.models.pix2pix;

import org.gan4j.data.Domain;
import org.gan4j.models.Preview;
import org.gan4j.models.translation.Translation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Three rows: images of A, translated to B, and their true partners.
 *
 * @param model translates
 * @param a images of A
 * @param b their partners
 */
record Pix2PixPreview(Pix2Pix model, INDArray a, INDArray b) implements Preview {

  /** Of examples whose first half is of A. */
  static Pix2PixPreview of(Pix2Pix model, INDArray examples) {
    long half = examples.size(0) / 2;
    return new Pix2PixPreview(
        model,
        Translation.rows(examples, 0, half).dup('c'),
        Translation.rows(examples, half, 2 * half).dup('c'));
  }

  @Override
  public INDArray images() {
    return Nd4j.concat(0, a, model.translate(a, Domain.A), b);
  }

  @Override
  public int columns() {
    return (int) a.size(0);
  }
}
