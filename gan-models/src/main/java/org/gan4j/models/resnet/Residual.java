package org.gan4j.models.resnet;

import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Layer;
import org.gan4j.nn.layer.Sequential;

/** A residual block (He et al. 2016): a branch and what goes past it, added. */
final class Residual extends Layer {

  private final Sequential branch;
  private final Sequential shortcut;

  /** An empty shortcut passes the input itself. */
  Residual(Sequential branch, Sequential shortcut) {
    this.branch = child("branch", branch);
    this.shortcut = child("shortcut", shortcut);
  }

  @Override
  protected Variable forward(Variable x) {
    return branch.apply(x).add(shortcut.apply(x));
  }
}
