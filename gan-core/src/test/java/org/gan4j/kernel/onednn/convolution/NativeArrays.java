package org.gan4j.kernel.onednn.convolution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Lease;
import org.gan4j.kernel.onednn.binding.Address;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays for tests that call by address. */
public record NativeArrays(ArrayPool pool) {

  /** The shapes of a convolution, the output's computed. */
  public static ConvShape shape(
      long n, long h, long w, long i, long o, long kh, long kw, ConvGeometry g) {
    long[] y = {n, g.outHeight(h, kh), g.outWidth(w, kw), o};
    return new ConvShape(new long[] {n, h, w, i}, new long[] {kh, kw, i, o}, y, g);
  }

  /** Numbers of the standard normal distribution. */
  public INDArray random(int seed, long... shape) {
    Random random = new Random(seed);
    INDArray out = nothing(shape);
    float[] numbers = new float[(int) out.length()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = (float) random.nextGaussian();
    }
    return out.assign(Nd4j.createFromArray(numbers).reshape(shape));
  }

  /** NaN everywhere. */
  public INDArray nothing(long... shape) {
    INDArray out = pool.borrow(DataType.FLOAT, shape).detach();
    return out.assign(Float.NaN);
  }

  /** A copy of the floats at an address. */
  public INDArray copy(long address, long... shape) {
    INDArray out = nothing(shape);
    Pointer.memcpy(pointer(Address.of(out)), pointer(address), Float.BYTES * out.length());
    return out;
  }

  /** Copies an array's floats to an address. */
  public void copyTo(long address, INDArray array) {
    Pointer.memcpy(pointer(address), pointer(Address.of(array)), Float.BYTES * array.length());
  }

  private static Pointer pointer(long address) {
    return new Address().at(address);
  }

  /** Leaves NaN in the memory that the pool will lend, of all lengths up to one. */
  public void soil(long most) {
    List<Lease> leases = new ArrayList<>();
    for (long length = 16; length <= most; length += 1 + length / 4) {
      for (int i = 0; i < 3; i++) {
        Lease lease = pool.borrow(DataType.FLOAT, length);
        lease.array().assign(Float.NaN);
        leases.add(lease);
      }
    }
    leases.forEach(Lease::close);
  }

  /** Whether the error's norm is a float's rounding beside the expected norm. */
  public static void close(String what, INDArray expected, INDArray got) {
    double error = expected.sub(got).norm2Number().doubleValue();
    double norm = expected.norm2Number().doubleValue();
    assertTrue(error <= 1e-6 * norm, what + ": relative error " + error / norm);
  }
}
