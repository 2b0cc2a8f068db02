package org.gan4j.kernel.onednn.parts;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.kernel.UnaryOp;
import org.gan4j.kernel.onednn.binding.Address;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions that oneDNN lacks or computes inaccurately, in Java and in double precision: for the
 * few numbers of a batch's logits this takes microseconds, a chain of ND4J's operations more than
 * ten times that.
 */
public final class SmallArrays {

  private static final long SMALL = 2048;

  private SmallArrays() {}

  /** Computes it; false if the array is large or the function none of these. */
  public static boolean unary(UnaryOp op, INDArray x, INDArray out) {
    if (x.length() > SMALL) {
      return false;
    }
    DoubleUnaryOperator function =
        switch (op) {
          case LOG -> Math::log;
          case SIGN -> Math::signum;
          case SOFTPLUS -> v -> Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
          default -> null;
        };
    if (function == null) {
      return false;
    }
    float[] values = new float[(int) x.length()];
    new FloatPointer(new Address().at(Address.of(x))).get(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
    new FloatPointer(new Address().at(Address.of(out))).put(values);
    return true;
  }

  /** Writes the sum of some numbers at addresses. */
  public static void sum(long count, long x, long out) {
    float[] values = new float[(int) count];
    new FloatPointer(new Address().at(x)).get(values);
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    new FloatPointer(new Address().at(out)).put((float) sum);
  }

  /** Writes a value everywhere; false if the array is large. */
  public static boolean fill(double value, INDArray out) {
    if (out.length() > SMALL) {
      return false;
    }
    float[] values = new float[(int) out.length()];
    Arrays.fill(values, (float) value);
    new FloatPointer(new Address().at(Address.of(out))).put(values);
    return true;
  }
}
