package org.gan4j.evaluation;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.gan.Generator;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images of an array.
 *
 * @param images {@code [N, H, W, C]} in [-1, 1]
 * @param source where they come from
 */
record ArrayImages(INDArray images, String source) implements ImageSet {

  @Override
  public int count() {
    return (int) images.size(0);
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "%,d images of %s", count(), source);
  }

  @Override
  public Iterator<INDArray> batches() {
    int step = Generator.SAMPLE_BATCH;
    return IntStream.iterate(0, begin -> begin < count(), begin -> begin + step)
        .mapToObj(begin -> HostArrays.rows(images, begin, Math.min(begin + step, count())).dup('c'))
        .iterator();
  }
}
