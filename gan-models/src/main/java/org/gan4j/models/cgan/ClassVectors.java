package org.gan4j.models.cgan;

import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Variable;
import org.gan4j.nn.Module;
import org.gan4j.nn.layer.Embedding;
import org.jspecify.annotations.Nullable;

/** A vector for each class: its one-hot vector, or a learned one. */
final class ClassVectors extends Module {

  private final int classes;
  private final int size;
  private final @Nullable Embedding learned;

  private ClassVectors(int classes, int size, boolean learned) {
    this.classes = classes;
    this.size = size;
    this.learned = learned ? child("embedding", Embedding.of(classes, size)) : null;
  }

  static ClassVectors oneHot(int classes) {
    return new ClassVectors(classes, classes, false);
  }

  static ClassVectors learned(int classes, int size) {
    return new ClassVectors(classes, size, true);
  }

  /** The length of a vector. */
  int size() {
    return size;
  }

  /** The vectors of labels, {@code [N, size]}. */
  Variable of(int... labels) {
    return call(() -> learned == null ? Labels.oneHot(labels, classes) : learned.apply(labels));
  }
}
