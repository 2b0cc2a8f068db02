package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.kernel.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * State of a {@link Module} that is saved with the weights but not trained, such as running
 * statistics. It has memory once a {@link Network} has been made of the module: a view of the
 * network's flat vector of buffers.
 */
public final class Buffer {

  private final Initializer initializer;
  private final long[] shape;
  private String path;
  private INDArray array;

  Buffer(Initializer initializer, long... shape) {
    this.initializer = initializer;
    this.shape = shape.clone();
  }

  /**
   * The name with those of the modules around it.
   *
   * @return {@code generator.block1.norm.running_mean}, say
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
    return Shapes.length(shape);
  }

  /**
   * The memory, which the module may write into.
   *
   * @return the array itself, float32
   * @throws IllegalStateException if no network was made of the module yet
   */
  public INDArray array() {
    if (array == null) {
      throw new IllegalStateException(
          "a buffer of shape "
              + Arrays.toString(shape)
              + " has no memory yet; make a Network of its module first");
    }
    return array;
  }

  Initializer initializer() {
    return initializer;
  }

  void bind(String boundPath, INDArray memory) {
    if (array != null) {
      throw new IllegalStateException(boundPath + ": is already part of a network as " + path);
    }
    path = boundPath;
    array = memory;
  }
}
