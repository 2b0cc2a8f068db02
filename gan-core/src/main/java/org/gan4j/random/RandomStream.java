package org.gan4j.random;

import java.util.Arrays;
import org.gan4j.io.HostArrays;
import org.gan4j.io.Require;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stream of pseudo-random numbers, xoshiro256++ (Blackman and Vigna, "Scrambled Linear
 * Pseudorandom Number Generators", 2021), seeded through SplitMix64. Its whole state is four longs:
 * nothing is drawn ahead, so that a restored stream goes on exactly where the saved one stood. The
 * numbers are the same on every machine and Java version. Not safe for use from several threads.
 */
public final class RandomStream {

  private static final int WORDS = 4;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long[] state = new long[WORDS];

  private float[] scratch = new float[0];

  /**
   * A stream from a seed; different seeds give unrelated streams.
   *
   * @param seed any number
   */
  public RandomStream(long seed) {
    long z = seed;
    for (int i = 0; i < WORDS; i++) {
      z += GOLDEN_GAMMA;
      state[i] = mix(z);
    }
  }

  /**
   * A stream that goes on where another stood.
   *
   * @param state what {@link #state} gave; copied
   * @return the stream
   * @throws IllegalArgumentException if that is no state of a stream
   */
  public static RandomStream ofState(long... state) {
    RandomStream stream = new RandomStream(0);
    stream.restore(state);
    return stream;
  }

  /**
   * The state.
   *
   * @return four longs, a copy
   */
  public long[] state() {
    return state.clone();
  }

  /**
   * Goes back, or forward, to a state.
   *
   * @param saved what {@link #state} gave; copied
   * @throws IllegalArgumentException if that is no state of a stream
   */
  public void restore(long... saved) {
    if (saved.length != WORDS || Arrays.stream(saved).allMatch(word -> word == 0)) {
      throw new IllegalArgumentException(
          "state: expected four longs that aren't all 0, got " + Arrays.toString(saved));
    }
    System.arraycopy(saved, 0, state, 0, WORDS);
  }

  /**
   * A second stream in the same state, independent from then on.
   *
   * @return the copy
   */
  public RandomStream copy() {
    return ofState(state);
  }

  /**
   * The next 64 random bits.
   *
   * @return any long
   */
  public long nextLong() {
    long[] s = state;
    long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
    long t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = Long.rotateLeft(s[3], 45);
    return result;
  }

  /**
   * A uniform draw from the whole numbers below a bound (Lemire 2019, without bias).
   *
   * @param bound at least 1
   * @return 0 to {@code bound - 1}
   */
  public int nextInt(int bound) {
    Require.positive("bound", bound);
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xffffffffL) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & 0xffffffffL) < threshold) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * A uniform draw.
   *
   * @return in [0, 1), a multiple of 2^-53
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * A uniform draw.
   *
   * @param low the lower bound, included
   * @param high the upper bound, excluded but for rounding
   * @return in [low, high]
   */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /**
   * A uniform draw.
   *
   * @return in [0, 1), a multiple of 2^-24
   */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /**
   * A fair coin.
   *
   * @return true or false
   */
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /**
   * A draw from the standard normal distribution.
   *
   * @return mean 0, variance 1
   */
  public double nextGaussian() {
    double[] pair = new double[2];
    nextPair(pair);
    return pair[0];
  }

  /**
   * Draws from the standard normal distribution.
   *
   * @param out filled from 0 to length; modified
   * @param length how many numbers
   */
  public void fillGaussian(float[] out, int length) {
    double[] pair = new double[2];
    for (int i = 0; i < length; i += 2) {
      nextPair(pair);
      out[i] = (float) pair[0];
      if (i + 1 < length) {
        out[i + 1] = (float) pair[1];
      }
    }
  }

  /**
   * Uniform draws.
   *
   * @param out filled from 0 to length; modified
   * @param length how many numbers
   * @param low the lower bound, included
   * @param high the upper bound, excluded but for rounding
   */
  public void fillUniform(float[] out, int length, float low, float high) {
    float width = high - low;
    for (int i = 0; i < length; i++) {
      out[i] = low + width * nextFloat();
    }
  }

  /**
   * Fills an array with draws from the standard normal distribution, in C order: a FLOAT array gets
   * the numbers that {@link #fillGaussian(float[], int)} gives.
   *
   * @param out a FLOAT array dense in C order; modified
   * @throws IllegalArgumentException if it is of another type or layout
   */
  public void fillGaussian(INDArray out) {
    float[] numbers = scratch(out);
    fillGaussian(numbers, (int) out.length());
    HostArrays.write(numbers, out);
  }

  /**
   * Fills an array with uniform draws, in C order.
   *
   * @param out a FLOAT array dense in C order; modified
   * @param low the lower bound, included
   * @param high the upper bound, excluded but for rounding
   * @throws IllegalArgumentException if it is of another type or layout
   */
  public void fillUniform(INDArray out, float low, float high) {
    float[] numbers = scratch(out);
    fillUniform(numbers, (int) out.length(), low, high);
    HostArrays.write(numbers, out);
  }

  /**
   * The whole numbers below a bound in random order (Fisher and Yates).
   *
   * @param length how many
   * @return each of 0 to {@code length - 1} once
   */
  public int[] permutation(int length) {
    int[] out = new int[length];
    for (int i = 0; i < length; i++) {
      int j = nextInt(i + 1);
      out[i] = out[j];
      out[j] = i;
    }
    return out;
  }

  /** SplitMix64's output function: a bijection that spreads every bit over all. */
  static long mix(long z) {
    long x = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
    return x ^ x >>> 31;
  }

  /**
   * Two independent normal draws by Marsaglia's polar method; StrictMath, for the same bits
   * everywhere.
   */
  private void nextPair(double[] pair) {
    double u;
    double v;
    double square;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    pair[0] = u * factor;
    pair[1] = v * factor;
  }

  private float[] scratch(INDArray out) {
    if (out.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("out: expected a FLOAT array, got " + out.dataType());
    }
    if (scratch.length < out.length()) {
      scratch = new float[Math.toIntExact(out.length())];
    }
    return scratch;
  }
}
