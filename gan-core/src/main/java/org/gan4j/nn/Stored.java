package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.kernel.Shapes;
import org.gan4j.nn.init.Initializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array that a {@link Module} declares. It has memory once a {@link Network} has been made of
 * the module: a view of one of the network's flat vectors.
 */
abstract sealed class Stored permits Buffer, Parameter {

  private final String kind;
  private final Initializer initializer;
  private final long[] shape;
  private String path = "";
  private @Nullable INDArray memory;

  Stored(String kind, Initializer initializer, long... shape) {
    this.kind = kind;
    this.initializer = initializer;
    this.shape = shape.clone();
  }

  /**
   * The name with those of the modules around it.
   *
   * @return {@code generator.block1.conv.weight}, say
   */
  public final String path() {
    return path;
  }

  /**
   * The extents.
   *
   * @return a copy of the shape
   */
  public final long[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the extents
   */
  public final long length() {
    return Shapes.length(shape);
  }

  final Initializer initializer() {
    return initializer;
  }

  void bind(String boundPath, INDArray view) {
    if (memory != null) {
      throw new IllegalStateException(boundPath + ": is already part of a network as " + path);
    }
    path = boundPath;
    memory = view;
  }

  final INDArray memory() {
    return bound(memory);
  }

  /** What a network gives; refuses to be used before. */
  final <T> T bound(@Nullable T given) {
    if (given == null) {
      throw new IllegalStateException(
          "a "
              + kind
              + " of shape "
              + Arrays.toString(shape)
              + " has no memory yet; make a Network of its module first");
    }
    return given;
  }
}
