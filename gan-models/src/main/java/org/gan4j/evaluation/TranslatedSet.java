package org.gan4j.evaluation;

import java.util.Iterator;
import org.gan4j.data.Domain;
import org.gan4j.io.HostArrays;
import org.gan4j.models.translation.Translator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Translations of images.
 *
 * @param translator translates them
 * @param from their domain
 * @param images the images, all of one size
 */
public record TranslatedSet(Translator translator, Domain from, ImageSet images)
    implements ImageSet {

  /** Networks of translation are large beside images. */
  private static final int AT_ONCE = 8;

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public String description() {
    return "translations of " + images.description();
  }

  @Override
  public Iterator<INDArray> batches() {
    Iterator<INDArray> all = images.batches();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public INDArray next() {
        return translate(all.next());
      }
    };
  }

  private INDArray translate(INDArray batch) {
    INDArray[] parts = new INDArray[(int) ((batch.size(0) + AT_ONCE - 1) / AT_ONCE)];
    for (int i = 0; i < parts.length; i++) {
      long begin = (long) i * AT_ONCE;
      long end = Math.min(begin + AT_ONCE, batch.size(0));
      parts[i] = translator.translate(HostArrays.rows(batch, begin, end).dup('c'), from);
    }
    return Nd4j.concat(0, parts);
  }
}
