package org.gan4j.models.cyclegan;

import java.util.stream.IntStream;
import org.gan4j.data.Augmentation;
import org.gan4j.data.Domain;
import org.gan4j.data.DomainBatches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageDomains;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSource;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Spots on grounds: dark red ones in domain A, light blue ones in domain B; 24x24 pixels. */
record TwoColours(boolean blue) implements ImageSource {

  static final int SIZE = 24;

  static ImageDomains domains() {
    return new ImageDomains(
        ImageData.of(new TwoColours(false)), ImageData.of(new TwoColours(true)));
  }

  static DomainBatches batches() {
    return DomainBatches.of(domains(), 1, Augmentation.NONE, new RandomStream(1));
  }

  /** All images of a domain. */
  static INDArray examples(Domain domain) {
    ImageData images = domains().of(domain);
    INDArray out = Nd4j.create(DataType.FLOAT, images.shape().batch(images.size()));
    images.read(IntStream.range(0, images.size()).toArray(), out);
    return out;
  }

  @Override
  public int size() {
    return 12;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(SIZE, SIZE, 3);
  }

  @Override
  public void read(int index, float[] out, int offset) {
    RandomStream random = new RandomStream(index);
    double row = random.nextDouble(6, 18);
    double column = random.nextDouble(6, 18);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean spot = Math.hypot(y - row, x - column) < 5;
        float light = (spot ? 0.3f : -0.3f) + 0.1f * random.nextFloat();
        int at = offset + (y * SIZE + x) * 3;
        out[at] = light + (blue ? -0.4f : 0.4f);
        out[at + 1] = light;
        out[at + 2] = light + (blue ? 0.4f : -0.4f);
      }
    }
  }
}
