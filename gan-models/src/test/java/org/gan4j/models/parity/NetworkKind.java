package org.gan4j.models.parity;

import org.gan4j.kernel.Kernels;

/** A model whose cases compare what networks give and how that changes with what goes in. */
@FunctionalInterface
public interface NetworkKind {

  /** The networks, and what is computed with them. */
  CaseNetworks build(ModelCase modelCase, Kernels kernels);

  /** How its cases are run. */
  default ModelKind checked() {
    return (modelCase, kernels, verdict) ->
        new NetworkCheck(modelCase, build(modelCase, kernels), kernels, verdict).run();
  }
}
