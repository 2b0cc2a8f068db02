package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.autodiff.Variable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trainable array of a {@link Module}. It has memory once a {@link Network} has been made of the
 * module: a view of the network's flat vector.
 */
public final class Parameter {

  private final Initializer initializer;
  private final long[] shape;
  private String path;
  private Variable variable;

  Parameter(Initializer initializer, long... shape) {
    this.initializer = initializer;
    this.shape = shape.clone();
  }

  /**
   * The name with those of the modules around it.
   *
   * @return {@code generator.block1.conv.weight}, say
   */
  public String path() {
    return path;
  }

  /**
   * The extents.
   *
   * @return a copy of the shape
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the extents
   */
  public long length() {
    return org.gan4j.kernel.Shapes.length(shape);
  }

  /**
   * The leaf that operations use.
   *
   * @return the variable, over the network's memory
   * @throws IllegalStateException if no network was made of the module yet
   */
  public Variable variable() {
    if (variable == null) {
      throw new IllegalStateException(
          "a parameter of shape "
              + Arrays.toString(shape)
              + " has no memory yet; make a Network of its module first");
    }
    return variable;
  }

  Initializer initializer() {
    return initializer;
  }

  void bind(String boundPath, INDArray memory) {
    if (variable != null) {
      throw new IllegalStateException(boundPath + ": is already part of a network as " + path);
    }
    path = boundPath;
    variable = Variable.leaf(memory);
  }
}
