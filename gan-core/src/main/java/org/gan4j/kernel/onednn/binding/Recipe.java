package org.gan4j.kernel.onednn.binding;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/** The descriptors that the making of primitives needs, freed together when it is done. */
public final class Recipe implements AutoCloseable {

  /** Fills in the descriptor of a primitive and returns oneDNN's status. */
  public interface Creation {

    /** The status of having filled in the descriptor. */
    int fill(dnnl_primitive_desc descriptor);
  }

  private final Deque<Runnable> cleanup = new ArrayDeque<>();

  /** Floats in C order. */
  public dnnl_memory_desc dense(long... extents) {
    long[] shape = extents.length == 0 ? new long[] {1} : extents;
    return strided(shape, Strides.dense(shape));
  }

  /** Floats with given strides, counted in elements. */
  public dnnl_memory_desc strided(long[] extents, long[] strides) {
    return strided(extents, strides, dnnl.dnnl_f32);
  }

  /** Elements of a type with given strides, counted in elements. */
  public dnnl_memory_desc strided(long[] extents, long[] strides, int type) {
    dnnl_memory_desc out = new dnnl_memory_desc();
    Native.check(
        dnnl.dnnl_memory_desc_create_with_strides(out, extents.length, extents, type, strides),
        "layout");
    cleanup.push(() -> dnnl.dnnl_memory_desc_destroy(out));
    return out;
  }

  /** Elements of a type in an order that the primitive shall choose. */
  public dnnl_memory_desc any(int type, long... extents) {
    dnnl_memory_desc out = new dnnl_memory_desc();
    Native.check(
        dnnl.dnnl_memory_desc_create_with_tag(
            out, extents.length, extents, type, dnnl.dnnl_format_tag_any),
        "layout");
    cleanup.push(() -> dnnl.dnnl_memory_desc_destroy(out));
    return out;
  }

  /** Images {@code [N, H, W, C]}, in oneDNN's order of axes N, C, H, W. */
  public dnnl_memory_desc images(long[] shape) {
    return images(shape, dnnl.dnnl_f32);
  }

  /** Images {@code [N, H, W, C]} of a type, in oneDNN's order of axes N, C, H, W. */
  public dnnl_memory_desc images(long[] shape, int type) {
    long h = shape[1];
    long w = shape[2];
    long c = shape[3];
    return strided(new long[] {shape[0], c, h, w}, new long[] {h * w * c, 1, w * c, c}, type);
  }

  /** Attributes with scratch memory from the caller and some operations on the result. */
  public dnnl_primitive_attr attributes(PostOp... after) {
    dnnl_primitive_attr out = new dnnl_primitive_attr();
    Native.check(dnnl.dnnl_primitive_attr_create(out), "attributes");
    cleanup.push(() -> dnnl.dnnl_primitive_attr_destroy(out));
    Native.check(
        dnnl.dnnl_primitive_attr_set_scratchpad_mode(out, dnnl.dnnl_scratchpad_mode_user),
        "scratchpad mode");
    if (after.length > 0) {
      dnnl_post_ops chain = new dnnl_post_ops();
      Native.check(dnnl.dnnl_post_ops_create(chain), "post-ops");
      cleanup.push(() -> dnnl.dnnl_post_ops_destroy(chain));
      for (PostOp op : after) {
        Native.check(op.append(chain), "post-op");
      }
      Native.check(dnnl.dnnl_primitive_attr_set_post_ops(out, chain), "post-ops");
    }
    return out;
  }

  /** An operation on a primitive's result before it is stored. */
  public interface PostOp {

    /** The status of having added the operation to the chain. */
    int append(dnnl_post_ops chain);
  }

  /** Adds what the output held. */
  public static final PostOp ADD_TO_OUTPUT =
      chain -> dnnl.dnnl_post_ops_append_sum(chain, 1, 0, dnnl.dnnl_data_type_undef);

  /** The descriptor of a primitive. */
  public dnnl_primitive_desc descriptor(String what, Creation creation) {
    dnnl_primitive_desc out = new dnnl_primitive_desc();
    Native.check(creation.fill(out), what);
    cleanup.push(() -> dnnl.dnnl_primitive_desc_destroy(out));
    return out;
  }

  /** A primitive that copies from one layout to another. */
  public Primitive reorder(dnnl_memory_desc from, dnnl_memory_desc to, PostOp... after) {
    dnnl_primitive_attr attributes = attributes(after);
    return new Primitive(
        descriptor(
            "reorder",
            d ->
                dnnl.dnnl_reorder_primitive_desc_create(
                    d, from, Native.ENGINE, to, Native.ENGINE, attributes)),
        dnnl.DNNL_ARG_FROM,
        dnnl.DNNL_ARG_TO);
  }

  @Override
  public void close() {
    cleanup.forEach(Runnable::run);
  }
}
