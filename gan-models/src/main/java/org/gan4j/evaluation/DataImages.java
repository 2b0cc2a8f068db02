package org.gan4j.evaluation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.data.ImageData;
import org.gan4j.gan.Generator;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images of a set of data.
 *
 * @param data the set
 * @param indices which of its images, in their order
 * @param description what they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DataImages(ImageData data, int[] indices, String description) implements ImageSet {

  /**
   * Random images of a set, none twice.
   *
   * @param data the set
   * @param name what the set is called
   * @param count how many; all if there are fewer
   * @param seed of the choice
   * @return the images
   */
  public static DataImages of(ImageData data, String name, int count, long seed) {
    int[] order = new RandomStream(seed).permutation(data.size());
    int taken = Math.min(count, data.size());
    return new DataImages(
        data,
        Arrays.copyOf(order, taken),
        String.format(
            Locale.ROOT, "%,d of %,d images of %s, %s", taken, data.size(), name, data.shape()));
  }

  @Override
  public int count() {
    return indices.length;
  }

  /** The class of each; empty if they have none. */
  public int[] labels() {
    return data.hasLabels() ? Arrays.stream(indices).map(data::label).toArray() : new int[0];
  }

  @Override
  public Iterator<INDArray> batches() {
    int step = Generator.SAMPLE_BATCH;
    return IntStream.iterate(0, begin -> begin < indices.length, begin -> begin + step)
        .mapToObj(begin -> read(begin, Math.min(begin + step, indices.length)))
        .iterator();
  }

  private INDArray read(int begin, int end) {
    INDArray images =
        Nd4j.createUninitializedDetached(DataType.FLOAT, data.shape().batch(end - begin));
    data.read(Arrays.copyOfRange(indices, begin, end), images);
    return images;
  }
}
