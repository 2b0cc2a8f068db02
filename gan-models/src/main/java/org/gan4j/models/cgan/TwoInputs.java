package org.gan4j.models.cgan;

import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Shaping;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.ConditionalLayer;
import org.gan4j.nn.Layer;

/**
 * A network of two inputs (Mirza and Osindero 2014, figure 1): layers for the one and layers for
 * the class's one-hot vector, then layers for what both give, one after the other in a vector.
 */
final class TwoInputs extends ConditionalLayer {

  private final int classes;
  private final Layer ofInput;
  private final Layer ofClass;
  private final Layer joint;

  TwoInputs(int classes, Layer ofInput, Layer ofClass, Layer joint) {
    this.classes = classes;
    this.ofInput = child("input", ofInput);
    this.ofClass = child("class", ofClass);
    this.joint = child("joint", joint);
  }

  @Override
  protected Variable forward(Variable x, int... labels) {
    Variable condition = ofClass.apply(Labels.oneHot(labels, classes));
    return joint.apply(Shaping.concat(-1, ofInput.apply(x), condition));
  }
}
