package org.gan4j.kernel.onednn.binding;

import java.lang.ref.Cleaner;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.ArrayPool;
import org.gan4j.kernel.Lease;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A compiled oneDNN primitive with its memory objects and argument list, made once for a shape; a
 * run only points them at the arrays. One run at a time. Its native parts are freed when the
 * garbage collector finds it unreachable, so that a cache may drop it while another thread still
 * runs it.
 */
public final class Primitive {

  private static final Cleaner CLEANER = Cleaner.create();

  private final Parts parts;
  private final dnnl_exec_arg_t list;
  private final Address address = new Address();
  private final int arguments;
  private final long scratchBytes;

  /**
   * Compiles the primitive.
   *
   * @param descriptor what to compile; the caller keeps it
   * @param arguments the arguments' numbers ({@code DNNL_ARG_...}) in the order in which run takes
   *     their addresses, without the scratchpad
   */
  public Primitive(dnnl_primitive_desc descriptor, int... arguments) {
    this.arguments = arguments.length;
    dnnl_primitive primitive = new dnnl_primitive();
    Native.check(dnnl.dnnl_primitive_create(primitive, descriptor), "primitive");
    this.list = new dnnl_exec_arg_t(arguments.length + 1);
    this.parts = new Parts(primitive, new dnnl_memory[arguments.length + 1]);
    CLEANER.register(this, parts);
    for (int i = 0; i < arguments.length; i++) {
      add(descriptor, i, arguments[i]);
    }
    add(descriptor, arguments.length, dnnl.DNNL_ARG_SCRATCHPAD);
    list.position(0);
    this.scratchBytes =
        dnnl.dnnl_memory_desc_get_size(layout(descriptor, dnnl.DNNL_ARG_SCRATCHPAD));
  }

  /** The layout in which a primitive takes an argument; it lives as long as the descriptor. */
  public static dnnl_memory_desc layout(dnnl_primitive_desc descriptor, int argument) {
    return dnnl.dnnl_primitive_desc_query_md(descriptor, dnnl.dnnl_query_exec_arg_md, argument);
  }

  private void add(dnnl_primitive_desc descriptor, int position, int argument) {
    dnnl_memory memory = new dnnl_memory();
    Native.check(
        dnnl.dnnl_memory_create(memory, layout(descriptor, argument), Native.ENGINE, new Address()),
        "memory of argument " + argument);
    parts.memories[position] = memory;
    list.position(position).arg(argument).memory(memory);
  }

  /**
   * Runs it.
   *
   * @param pool lends the scratch memory
   * @param addresses of the arguments, in the order given to the constructor
   */
  public void run(ArrayPool pool, long... addresses) {
    if (scratchBytes == 0) {
      execute(addresses, 0);
      return;
    }
    try (Lease scratch = borrow(pool, scratchBytes)) {
      execute(addresses, Address.of(scratch.array()));
    }
  }

  /** Borrows memory without a shape. */
  public static Lease borrow(ArrayPool pool, long bytes) {
    return pool.borrow(DataType.FLOAT, (bytes + Float.BYTES - 1) / Float.BYTES);
  }

  private synchronized void execute(long[] addresses, long scratch) {
    for (int i = 0; i < arguments; i++) {
      dnnl.dnnl_memory_set_data_handle(parts.memories[i], address.at(addresses[i]));
    }
    dnnl.dnnl_memory_set_data_handle(parts.memories[arguments], address.at(scratch));
    Native.check(
        dnnl.dnnl_primitive_execute(parts.primitive, Native.STREAM, arguments + 1, list),
        "execution");
  }

  /** What must be freed; apart from the primitive itself, as the cleaner demands. */
  private record Parts(dnnl_primitive primitive, dnnl_memory[] memories) implements Runnable {

    @Override
    public void run() {
      for (dnnl_memory memory : memories) {
        if (memory != null) {
          dnnl.dnnl_memory_destroy(memory);
        }
      }
      dnnl.dnnl_primitive_destroy(primitive);
    }
  }
}
