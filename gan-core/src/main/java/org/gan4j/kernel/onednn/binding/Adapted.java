package org.gan4j.kernel.onednn.binding;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;

/**
 * A primitive that may want arguments in another layout or type than they lie in, with the copies
 * from and to these around it. The last argument is its output, the others are its inputs.
 */
public final class Adapted {

  private final Primitive primitive;
  private final Primitive[] copies;
  private final long[] bytes;

  /**
   * Compiles the primitive and the copies that it needs.
   *
   * @param recipe keeps the descriptors
   * @param descriptor what to compile
   * @param arguments the arguments' numbers ({@code DNNL_ARG_...}), the output last
   * @param layouts how each argument lies in memory
   */
  public Adapted(
      Recipe recipe, dnnl_primitive_desc descriptor, int[] arguments, dnnl_memory_desc... layouts) {
    this.primitive = new Primitive(descriptor, arguments);
    this.copies = new Primitive[arguments.length];
    this.bytes = new long[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      dnnl_memory_desc wanted = Primitive.layout(descriptor, arguments[i]);
      if (dnnl.dnnl_memory_desc_equal(wanted, layouts[i]) == 0) {
        boolean output = i == arguments.length - 1;
        copies[i] =
            output ? recipe.reorder(wanted, layouts[i]) : recipe.reorder(layouts[i], wanted);
        bytes[i] = dnnl.dnnl_memory_desc_get_size(wanted);
      }
    }
  }

  /**
   * Runs it.
   *
   * @param pool lends the memory for the copies
   * @param addresses of the arguments, the output last; changed by this
   */
  public void run(ArrayPool pool, long... addresses) {
    run(pool, addresses, 0);
  }

  private void run(ArrayPool pool, long[] addresses, int argument) {
    if (argument == copies.length) {
      primitive.run(pool, addresses);
      return;
    }
    if (copies[argument] == null) {
      run(pool, addresses, argument + 1);
      return;
    }
    try (Lease copy = Primitive.borrow(pool, bytes[argument])) {
      boolean output = argument == copies.length - 1;
      long there = Address.of(copy.array());
      long here = addresses[argument];
      addresses[argument] = there;
      if (!output) {
        copies[argument].run(pool, here, there);
      }
      run(pool, addresses, argument + 1);
      if (output) {
        copies[argument].run(pool, there, here);
      }
    }
  }
}
