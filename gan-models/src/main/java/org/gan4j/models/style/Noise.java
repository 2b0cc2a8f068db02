package org.gan4j.models.style;

import org.gan4j.autodiff.Variable;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The noise of one pass through a synthesis network: standard normal, one number a pixel, drawn
 * layer by layer. It needs no state beside the latents: in training it is drawn from a stream that
 * the latents themselves seed, and to show images it is always the same.
 */
public final class Noise {

  private final RandomStream random;
  private final boolean shared;

  private Noise(RandomStream random, boolean shared) {
    this.random = random;
    this.shared = shared;
  }

  /**
   * The same noise in every sample and at every call.
   *
   * @return fresh, to be used for one pass
   */
  public static Noise fixed() {
    return new Noise(new RandomStream(0), true);
  }

  /**
   * Noise of its own for every sample.
   *
   * @param random where it is drawn from
   * @return to be used for one pass
   */
  public static Noise drawn(RandomStream random) {
    return new Noise(random, false);
  }

  /**
   * A stream that an array's numbers seed: the same for the same numbers.
   *
   * @param numbers FLOAT, of any shape
   * @return the stream
   */
  static RandomStream seededBy(INDArray numbers) {
    long seed = 1;
    for (float number : numbers.dup('c').data().asFloat()) {
      seed = 31 * seed + Float.floatToIntBits(number);
    }
    return new RandomStream(seed);
  }

  /**
   * The noise of the next layer.
   *
   * @param samples N
   * @param side rows and columns
   * @return {@code [N, side, side, 1]}, or {@code [1, side, side, 1]} if all samples share it
   */
  public Variable next(long samples, long side) {
    Variable noise = Variable.full(0, DataType.FLOAT, shared ? 1 : samples, side, side, 1);
    random.fillGaussian(noise.value());
    return noise;
  }
}
