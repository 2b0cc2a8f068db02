package org.gan4j.bench.profile;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.kernel.Activation;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Times every call that goes through {@link #kernels}. Meant for one thread. */
public final class KernelProfile {

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Kernels timed;

  /**
   * A profile of some kernels.
   *
   * @param kernels what computes
   */
  public KernelProfile(Kernels kernels) {
    timed =
        ObservedKernels.of(
            kernels,
            (kernel, arguments, nanos) -> {
              String shapes = describe(arguments);
              entries
                  .computeIfAbsent(kernel + " " + shapes, key -> new Entry(kernel, shapes))
                  .add(nanos, Flops.of(kernel, arguments));
            });
  }

  /**
   * The kernels to compute with.
   *
   * @return a wrapper that times
   */
  public Kernels kernels() {
    return timed;
  }

  /** Forgets what was timed, after a warm-up say. */
  public void clear() {
    entries.clear();
  }

  /**
   * What was timed, the dearest first.
   *
   * @return one entry for every kernel and combination of shapes
   */
  public List<Entry> entries() {
    return entries.values().stream()
        .sorted(Comparator.comparingLong(Entry::nanos).reversed())
        .toList();
  }

  /** Shapes and settings as one short text; numbers are left out, they change. */
  private static String describe(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(KernelProfile::describe)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String describe(Object argument) {
    if (argument instanceof INDArray array) {
      return Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
    if (argument instanceof ConvGeometry geometry) {
      String groups = geometry.groups() == 1 ? "" : " groups " + geometry.groups();
      return "/" + geometry.strideH() + " pad " + geometry.padTop() + groups;
    }
    if (argument instanceof Activation activation) {
      return activation.kind().name();
    }
    if (argument instanceof Boolean flag) {
      return flag ? "transposed" : "as-is";
    }
    if (argument == null) {
      return "null";
    }
    if (argument instanceof Record parts && holdsArrays(parts)) {
      return describe(
          Arrays.stream(parts.getClass().getRecordComponents())
              .map(part -> valueOf(part, parts))
              .toArray());
    }
    return argument instanceof Number || argument.getClass().isArray() ? "" : argument.toString();
  }

  private static boolean holdsArrays(Record parts) {
    return Arrays.stream(parts.getClass().getRecordComponents())
        .anyMatch(part -> part.getType() == INDArray.class);
  }

  private static Object valueOf(RecordComponent part, Record parts) {
    try {
      return part.getAccessor().invoke(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't read " + part, e);
    }
  }

  /** All calls of one kernel with the same shapes. */
  public static final class Entry {
    private final String kernel;
    private final String shapes;
    private int calls;
    private long nanos;
    private double flops;

    Entry(String kernel, String shapes) {
      this.kernel = kernel;
      this.shapes = shapes;
    }

    private void add(long more, double work) {
      calls++;
      nanos += more;
      flops += work;
    }

    /**
     * The kernel.
     *
     * @return its name in {@link Kernels}
     */
    public String kernel() {
      return kernel;
    }

    /**
     * Its arguments.
     *
     * @return shapes and settings
     */
    public String shapes() {
      return shapes;
    }

    /**
     * How often it was called.
     *
     * @return at least 1
     */
    public int calls() {
      return calls;
    }

    /**
     * The time of all its calls.
     *
     * @return nanoseconds
     */
    public long nanos() {
      return nanos;
    }

    /**
     * The arithmetic of all its calls, where it is a convolution or a matrix product.
     *
     * @return floating-point operations, else 0
     */
    public double flops() {
      return flops;
    }
  }
}
