package org.gan4j.models.cyclegan;

import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps generated images, so that a discriminator sees older ones too and training swings less
 * (Shrivastava et al. 2017, section 2.3; Zhu et al. 2017, section 4). Until it is full it takes in
 * every image and gives it out as well; from then on it gives each image out as it is or, with
 * probability 1/2, one of those that it keeps, which the image replaces.
 */
final class ImagePool {

  private final Kernels kernels;
  private final RandomStream random;
  private final INDArray kept;
  private final int capacity;
  private int count;

  /**
   * An empty pool.
   *
   * @param capacity images that it keeps at most; 0 gives out every image as it is
   * @param shape the images' extents
   * @param kernels that copy
   * @param random what is exchanged for what
   */
  ImagePool(int capacity, ImageShape shape, Kernels kernels, RandomStream random) {
    this.capacity = capacity;
    this.kernels = kernels;
    this.random = random;
    this.kept = Nd4j.create(DataType.FLOAT, shape.batch(Math.max(capacity, 1)));
  }

  /**
   * Takes in new images.
   *
   * @param generated {@code [N, H, W, C]}; not modified
   * @return as many images, new or kept ones, without a history
   */
  Variable exchange(Variable generated) {
    if (capacity == 0) {
      return generated.detach();
    }
    Variable out = Variable.full(0, DataType.FLOAT, generated.shape());
    for (int i = 0; i < generated.size(0); i++) {
      INDArray image = HostArrays.rows(generated.value(), i, i + 1L);
      INDArray place = HostArrays.rows(out.value(), i, i + 1L);
      if (count < capacity) {
        kernels.elementWise().copy(image, HostArrays.rows(kept, count, count + 1L));
        kernels.elementWise().copy(image, place);
        count++;
      } else if (random.nextBoolean()) {
        int chosen = random.nextInt(capacity);
        INDArray old = HostArrays.rows(kept, chosen, chosen + 1L);
        kernels.elementWise().copy(old, place);
        kernels.elementWise().copy(image, old);
      } else {
        kernels.elementWise().copy(image, place);
      }
    }
    return out;
  }

  /** The kept images, the array itself: {@code [capacity, H, W, C]}, those beyond count unused. */
  INDArray images() {
    return kept;
  }

  /** How many images are kept. */
  int count() {
    return count;
  }

  /** Sets what {@link #count} gave. */
  void restore(long saved) {
    if (saved < 0 || saved > capacity) {
      throw new IllegalArgumentException(
          "pool: expected 0 to " + capacity + " images, got " + saved);
    }
    count = (int) saved;
  }
}
