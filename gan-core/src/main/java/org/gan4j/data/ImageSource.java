package org.gan4j.data;

import java.util.List;

/**
 * Where images come from; implement it for data of your own and pass it to {@link ImageData#of}.
 * Its answers never change, and {@link #read} may be called from any thread.
 */
public interface ImageSource {

  /**
   * How many images there are.
   *
   * @return at least 1
   */
  int size();

  /**
   * The extents of every image.
   *
   * @return height, width, channels
   */
  ImageShape shape();

  /**
   * Reads one image.
   *
   * @param index 0 to {@code size() - 1}
   * @param out gets the image from {@code offset} on: {@code shape().length()} values in [-1, 1],
   *     row by row, the channels of a pixel side by side; modified
   * @param offset where the image begins in {@code out}
   */
  void read(int index, float[] out, int offset);

  /**
   * The names of the classes.
   *
   * @return in the labels' order; empty if the images have no labels
   */
  default List<String> classNames() {
    return List.of();
  }

  /**
   * How many threads are worth reading with: one where images lie in memory, more where each has to
   * be decoded.
   *
   * @return at least 1
   */
  default int readers() {
    return 1;
  }

  /**
   * The class of an image; asked for only if there are class names.
   *
   * @param index 0 to {@code size() - 1}
   * @return 0 to {@code classNames().size() - 1}
   */
  default int label(int index) {
    throw new IllegalStateException("images without labels");
  }
}
