package org.gan4j.kernel.onednn;

import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.binding.Native;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** What of {@link OneDnnKernels} can be used in this process. */
public final class OneDnnSupport {

  private OneDnnSupport() {}

  /** Throws unless the kernels can be used in a precision. */
  static void require(Precision precision) {
    Objects.requireNonNull(precision, "precision");
    unavailable()
        .ifPresent(
            reason -> {
              throw new IllegalStateException("oneDNN can't be used: " + reason);
            });
    if (precision == Precision.BFLOAT16 && !hasBfloat16()) {
      throw new IllegalArgumentException(
          "precision: this CPU has no bfloat16 instructions (AVX512_BF16 or AMX); use "
              + Precision.FLOAT32);
    }
  }

  /**
   * Why these kernels can't be used in this process.
   *
   * @return the reason, or nothing if they can
   */
  public static Optional<String> unavailable() {
    if (!onCpu()) {
      return Optional.of("ND4J's backend keeps its arrays on another device than the CPU");
    }
    try {
      Objects.requireNonNull(Native.ENGINE);
      return Optional.empty();
    } catch (LinkageError | IllegalStateException e) {
      return Optional.of(
          "its native library doesn't load ("
              + e
              + "); add org.gan4j:gan4j-starter to the class path, or org.bytedeco:dnnl and"
              + " org.bytedeco:opencl with the classifier of this platform");
    }
  }

  /**
   * Whether ND4J keeps its arrays where oneDNN could work on them.
   *
   * @return true for ND4J's CPU backend
   */
  public static boolean onCpu() {
    return Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU;
  }

  /**
   * Whether {@link Precision#BFLOAT16} can be used on this CPU.
   *
   * @return true if it has AVX512_BF16 or better
   * @throws LinkageError if oneDNN's library doesn't load
   */
  public static boolean hasBfloat16() {
    int wanted = dnnl.dnnl_cpu_isa_avx512_core_bf16;
    return (dnnl.dnnl_get_effective_cpu_isa() & wanted) == wanted;
  }
}
