package org.gan4j.kernel.onednn.binding;

import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.kernel.ArrayPool;

/**
 * An element-wise primitive from an array to an array with two numbers that are given at each run,
 * so that a number that changes from step to step costs no compilation. The primitive's arguments
 * are: input, first number, output, then the second number if it uses one.
 */
public final class WithNumbers {

  private final Primitive primitive;
  private final boolean two;
  private final FloatPointer numbers = new FloatPointer(2);

  /** A primitive that uses two numbers, or only the first. */
  public WithNumbers(Primitive primitive, boolean two) {
    this.primitive = primitive;
    this.two = two;
  }

  /** Runs it; the second number is ignored where the primitive uses one only. */
  public synchronized void run(ArrayPool pool, long in, double first, double second, long out) {
    numbers.put(0, (float) first);
    long at = numbers.address();
    if (two) {
      numbers.put(1, (float) second);
      primitive.run(pool, in, at, out, at + Float.BYTES);
    } else {
      primitive.run(pool, in, at, out);
    }
  }
}
