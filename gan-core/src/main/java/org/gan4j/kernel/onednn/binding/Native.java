package org.gan4j.kernel.onednn.binding;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;

/** The process's one oneDNN engine and stream; loading this class loads the library. */
public final class Native {

  /** The CPU. */
  public static final dnnl_engine ENGINE = new dnnl_engine();

  /** The one queue of its work, which a call waits for. */
  public static final dnnl_stream STREAM = new dnnl_stream();

  static {
    check(dnnl.dnnl_engine_create(ENGINE, dnnl.dnnl_cpu, 0), "engine");
    check(dnnl.dnnl_stream_create(STREAM, ENGINE, dnnl.dnnl_stream_default_flags), "stream");
    // Compiled primitives are kept by PrimitiveCache; the library's own cache would only hold what
    // that one has dropped.
    check(dnnl.dnnl_set_primitive_cache_capacity(0), "cache");
  }

  private static final boolean AVX512 =
      (dnnl.dnnl_get_effective_cpu_isa() & dnnl.dnnl_cpu_isa_avx512_core)
          == dnnl.dnnl_cpu_isa_avx512_core;

  private Native() {}

  /**
   * Passes on a success.
   *
   * @throws IllegalStateException for any other status, naming it
   */
  public static void check(int status, String what) {
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException(
          what
              + ": oneDNN answers "
              + (status == dnnl.dnnl_unimplemented ? "unimplemented" : status));
    }
  }

  /** Whether oneDNN's kernels for AVX-512 or better run here. */
  public static boolean hasAvx512() {
    return AVX512;
  }
}
