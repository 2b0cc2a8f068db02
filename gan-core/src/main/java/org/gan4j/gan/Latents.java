package org.gan4j.gan;

import java.util.List;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Latent vectors. */
public final class Latents {

  private Latents() {}

  /**
   * Standard normal latent vectors.
   *
   * @param count N
   * @param size Z
   * @param random where they are drawn from
   * @return {@code [N, Z]}
   */
  public static INDArray normal(int count, int size, RandomStream random) {
    INDArray latents = Nd4j.createUninitialized(DataType.FLOAT, count, size);
    random.fillGaussian(latents);
    return latents;
  }

  /**
   * Standard normal latent vectors, each from a seed of its own.
   *
   * @param seeds N of them; the same seed gives the same vector wherever it stands
   * @param size Z
   * @return {@code [N, Z]}
   */
  public static INDArray ofSeeds(List<Long> seeds, int size) {
    INDArray latents = Nd4j.createUninitialized(DataType.FLOAT, seeds.size(), size);
    for (int i = 0; i < seeds.size(); i++) {
      new RandomStream(seeds.get(i)).fillGaussian(HostArrays.rows(latents, i, i + 1));
    }
    return latents;
  }
}
