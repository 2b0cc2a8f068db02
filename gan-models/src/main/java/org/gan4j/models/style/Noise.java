package org.gan4j.models.style;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.autodiff.Variable;
import org.gan4j.io.HostArrays;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The noise of one pass through a synthesis network: standard normal, one number a pixel, drawn
 * layer by layer. It needs no state beside the latents: it is drawn from streams that the latents
 * themselves seed, or always the same.
 */
public final class Noise {

  /** One a sample, or one for all of them; none for no noise. */
  private final List<RandomStream> streams;

  /** Whether each stream is a sample's own. */
  private final boolean own;

  /** The noise itself, layer by layer; empty where it is drawn. */
  private final Iterator<INDArray> given;

  private Noise(List<RandomStream> streams, boolean own) {
    this(streams, own, Collections.emptyIterator());
  }

  private Noise(List<RandomStream> streams, boolean own, Iterator<INDArray> given) {
    this.streams = streams;
    this.own = own;
    this.given = given;
  }

  /**
   * Given noise, the same in every sample: what the authors' code calls constant noise and keeps
   * with the weights.
   *
   * @param maps one {@code [1, side, side, 1]} a layer that takes noise, the coarsest first
   * @return fresh, to be used for one pass
   */
  public static Noise given(List<INDArray> maps) {
    return new Noise(List.of(), true, maps.iterator());
  }

  /**
   * The same noise in every sample and at every call.
   *
   * @return fresh, to be used for one pass
   */
  public static Noise fixed() {
    return new Noise(List.of(new RandomStream(0)), true);
  }

  /**
   * No noise.
   *
   * @return zeros for any pass
   */
  public static Noise none() {
    return new Noise(List.of(), true);
  }

  /**
   * Noise of its own for every sample, the same for the same latent.
   *
   * @param latents {@code [N, Z]}
   * @return fresh, to be used for one pass over N samples
   */
  public static Noise ofEach(INDArray latents) {
    float[] numbers = HostArrays.floats(latents);
    int rows = (int) latents.size(0);
    int size = numbers.length / rows;
    return new Noise(
        IntStream.range(0, rows)
            .mapToObj(row -> seededBy(numbers, row * size, (row + 1) * size))
            .toList(),
        true);
  }

  /**
   * Noise of its own for every sample, drawn from one stream.
   *
   * @param random where it is drawn from
   * @return to be used for one pass
   */
  public static Noise drawn(RandomStream random) {
    return new Noise(List.of(random), false);
  }

  /**
   * A stream that an array's numbers seed: the same for the same numbers.
   *
   * @param numbers FLOAT, of any shape
   * @return the stream
   */
  static RandomStream seededBy(INDArray numbers) {
    float[] all = HostArrays.floats(numbers);
    return seededBy(all, 0, all.length);
  }

  private static RandomStream seededBy(float[] numbers, int begin, int end) {
    long seed = 1;
    for (int i = begin; i < end; i++) {
      seed = 31 * seed + Float.floatToIntBits(numbers[i]);
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
    if (given.hasNext()) {
      return Variable.constant(given.next());
    }
    long count = own ? Math.max(1, streams.size()) : samples;
    if (count != 1 && count != samples) {
      throw new IllegalArgumentException(
          "noise: expected as many samples as latents, " + count + ", got " + samples);
    }
    Variable noise = Variable.full(0, DataType.FLOAT, count, side, side, 1);
    if (!own) {
      streams.get(0).fillGaussian(noise.value());
    } else if (!streams.isEmpty()) {
      HostArrays.write(rows((int) (side * side)), noise.value());
    }
    return noise;
  }

  private float[] rows(int pixels) {
    float[] all = new float[streams.size() * pixels];
    float[] row = new float[pixels];
    for (int i = 0; i < streams.size(); i++) {
      streams.get(i).fillGaussian(row, pixels);
      System.arraycopy(row, 0, all, i * pixels, pixels);
    }
    return all;
  }
}
