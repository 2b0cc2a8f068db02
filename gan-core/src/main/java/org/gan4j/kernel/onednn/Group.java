package org.gan4j.kernel.onednn;

import java.lang.ref.Reference;
import org.gan4j.kernel.onednn.binding.Context;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A group of functions on arrays of FLOAT. Native code gets addresses only, and ND4J frees an
 * array's memory as soon as the collector finds that nobody will use the array again: so each
 * function of a group ends with {@link #alive}, whatever computes it.
 */
abstract class Group {

  final Context context;

  Group(Context context) {
    this.context = context;
  }

  /** Keeps arrays, some of which may be null, from being collected until here. */
  static void alive(@Nullable INDArray... arrays) {
    Reference.reachabilityFence(arrays);
  }
}
