package org.gan4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One call of a kernel, with the arrays it takes: run through a provider and the reference on the
 * same numbers, and compared. Made step by step; {@link #run} may be called with any number of
 * providers.
 */
final class KernelCase {

  /** What the random numbers of an array are like. */
  enum Data {
    /** Standard normal. */
    NORMAL,
    /** Uniform in 0.5..2.5. */
    POSITIVE,
    /** Whole numbers in -2..2, with many ties and zeros. */
    INTEGERS,
    /** Normal with a standard deviation of 30. */
    WIDE,
    /** Not a number: what an output holds before the call. */
    GARBAGE;

    double[] draw(Random random, long length) {
      double[] values = new double[Math.toIntExact(length)];
      for (int i = 0; i < values.length; i++) {
        double value =
            switch (this) {
              case NORMAL -> random.nextGaussian();
              case POSITIVE -> 0.5 + 2 * random.nextDouble();
              case INTEGERS -> random.nextInt(5) - 2;
              case WIDE -> 30 * random.nextGaussian();
              case GARBAGE -> Double.NaN;
            };
        // A float each, so that both types see the same numbers.
        values[i] = (float) value;
      }
      return values;
    }
  }

  /** The kernel's call on the case's arrays. */
  interface Call {
    void on(Kernels kernels, INDArray[] in, INDArray[] out);
  }

  private record Operand(long[] shape, Data data) {}

  private static final ReferenceKernels REFERENCE = new ReferenceKernels();

  private final String name;
  private final List<Operand> inputs = new ArrayList<>();
  private final List<Operand> outputs = new ArrayList<>();
  private final List<Integer> inPlace = new ArrayList<>();
  private Data data = Data.NORMAL;
  private Consumer<INDArray[]> prepare = in -> {};
  private Call call;
  private boolean exact;
  private boolean elementWise;

  private KernelCase(String name) {
    this.name = name;
  }

  static KernelCase of(String name) {
    return new KernelCase(name);
  }

  String name() {
    return name;
  }

  /** What the inputs named from here on are like. */
  KernelCase data(Data kind) {
    data = kind;
    return this;
  }

  KernelCase in(long... shape) {
    inputs.add(new Operand(shape, data));
    return this;
  }

  KernelCase out(long... shape) {
    outputs.add(new Operand(shape, Data.GARBAGE));
    return this;
  }

  /** An output that the kernel adds to or leaves partly as it is. */
  KernelCase inOut(long... shape) {
    outputs.add(new Operand(shape, data));
    return this;
  }

  /** The first output may be this input: the case is run so too. */
  KernelCase inPlace(int input) {
    inPlace.add(input);
    return this;
  }

  /** Computes inputs from other inputs. */
  KernelCase prepare(Consumer<INDArray[]> preparation) {
    prepare = preparation;
    return this;
  }

  /** Not even rounding may differ. */
  KernelCase exact() {
    exact = true;
    return this;
  }

  /** Every element keeps the relative error, however small it is beside the others. */
  KernelCase elementWise() {
    elementWise = true;
    return this;
  }

  KernelCase call(Call kernel) {
    call = kernel;
    return this;
  }

  /**
   * Runs with arrays of the provider's pool and with arrays that start elsewhere in their buffer.
   */
  void run(Kernels kernels, DataType type) {
    for (ArrayPool source : List.of(kernels.pool(), new ArrayPool(flat -> 5))) {
      run(kernels, source, type, -1);
      for (int input : inPlace) {
        run(kernels, source, type, input);
      }
    }
  }

  /** Runs with arrays of their own, which are garbage afterwards. */
  void runApart(Kernels kernels, DataType type) {
    run(kernels, new ArrayPool(), type, -1);
  }

  private void run(Kernels kernels, ArrayPool source, DataType type, int shared) {
    Random random = new Random(name.hashCode());
    List<Lease> leases = new ArrayList<>();
    INDArray[] in = arrays(inputs, source, type, random, leases);
    prepare.accept(in);
    INDArray[] out = arrays(outputs, source, type, random, leases);
    INDArray[] expected = new INDArray[out.length];
    for (int i = 0; i < out.length; i++) {
      expected[i] = out[i].dup('c');
    }
    INDArray[] inBefore = new INDArray[in.length];
    for (int i = 0; i < in.length; i++) {
      inBefore[i] = in[i].dup('c');
    }
    double[][] outBefore = values(out);
    call.on(REFERENCE, in, expected);
    if (shared >= 0) {
      in[shared] = out[0];
    }
    // The second call finds its temporaries in the pool, full of what the first one left there.
    long misses = 0;
    for (int time = 0; time < 2; time++) {
      for (int i = 0; i < out.length; i++) {
        write(shared >= 0 && i == 0 ? Dense.of(inBefore[shared]).values : outBefore[i], out[i]);
      }
      long lent = kernels.pool().stats().bytesLent();
      misses = kernels.pool().stats().misses();
      call.on(kernels, in, out);
      assertEquals(lent, kernels.pool().stats().bytesLent(), name + ": bytes not given back");
      check(type, in, inBefore, shared, out, expected);
    }
    assertEquals(
        misses, kernels.pool().stats().misses(), name + ": fresh allocations by the second call");
    for (Lease lease : leases) {
      lease.array().assign(Double.NaN);
      lease.close();
    }
  }

  private static INDArray[] arrays(
      List<Operand> operands, ArrayPool pool, DataType type, Random random, List<Lease> leases) {
    INDArray[] arrays = new INDArray[operands.size()];
    for (int i = 0; i < arrays.length; i++) {
      Operand operand = operands.get(i);
      Lease lease = pool.borrow(type, operand.shape);
      leases.add(lease);
      arrays[i] = lease.array();
      write(operand.data.draw(random, arrays[i].length()), arrays[i]);
    }
    return arrays;
  }

  private static void write(double[] values, INDArray to) {
    to.assign(Nd4j.createFromArray(values).castTo(to.dataType()).reshape('c', to.shape()));
  }

  private static double[][] values(INDArray[] arrays) {
    double[][] values = new double[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      values[i] = Dense.of(arrays[i]).values;
    }
    return values;
  }

  private void check(
      DataType type,
      INDArray[] in,
      INDArray[] inBefore,
      int shared,
      INDArray[] out,
      INDArray[] expected) {
    for (int i = 0; i < in.length; i++) {
      if (i != shared) {
        assertArrayEquals(
            Dense.of(inBefore[i]).values,
            Dense.of(in[i]).values,
            name + ": input " + i + " was modified");
      }
    }
    for (int i = 0; i < out.length; i++) {
      String where =
          name
              + ", "
              + type
              + (shared >= 0 ? " in place on input " + shared : "")
              + ", output "
              + i;
      compare(where, Dense.of(expected[i]).values, Dense.of(out[i]).values, type);
    }
  }

  private void compare(String where, double[] expected, double[] actual, DataType type) {
    if (exact) {
      assertArrayEquals(expected, actual, 0.0, where);
      return;
    }
    double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-12;
    double error = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      error += difference * difference;
      norm += expected[i] * expected[i];
      if (elementWise) {
        assertEquals(
            expected[i], actual[i], tolerance * Math.abs(expected[i]), where + ", element " + i);
      }
    }
    assertTrue(
        Math.sqrt(error) <= tolerance * Math.sqrt(norm),
        () -> where + ": expected " + head(expected) + ", got " + head(actual));
  }

  private static String head(double[] values) {
    return java.util.Arrays.toString(java.util.Arrays.copyOf(values, Math.min(values.length, 12)));
  }
}
