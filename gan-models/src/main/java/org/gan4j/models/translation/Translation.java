package org.gan4j.models.translation;

import java.util.Arrays;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.ImageShape;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs a translating network outside of training. */
public final class Translation {

  private static final int AT_ONCE = 8;

  private Translation() {}

  /**
   * Translates images in inference mode, some at a time.
   *
   * @param generator from images to images of the same extents
   * @param images {@code [N, H, W, C]} in [-1, 1]; not modified
   * @param shape the extents that the network was made for
   * @return {@code [N, H, W, C]} in [-1, 1]
   * @throws IllegalArgumentException if the images have other extents
   */
  public static INDArray apply(
      Network<? extends Layer> generator, INDArray images, ImageShape shape) {
    if (!Arrays.equals(images.shape(), shape.batch(images.size(0)))) {
      throw new IllegalArgumentException(
          "images: expected [N, "
              + shape.height()
              + ", "
              + shape.width()
              + ", "
              + shape.channels()
              + "], got "
              + Arrays.toString(images.shape()));
    }
    int count = (int) images.size(0);
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, images.shape());
    boolean training = generator.module().training();
    generator.module().training(false);
    try {
      for (int begin = 0; begin < count; begin += AT_ONCE) {
        int end = Math.min(begin + AT_ONCE, count);
        try (Scope scope = Scope.noGrad(generator.kernels())) {
          Variable part = Variable.constant(rows(images, begin, end).dup('c'));
          rows(out, begin, end).assign(generator.module().apply(part).value());
        }
      }
    } finally {
      generator.module().training(training);
    }
    return out;
  }

  /**
   * Some images of a batch.
   *
   * @param images {@code [N, H, W, C]}
   * @param begin the first
   * @param end after the last
   * @return a view {@code [end - begin, H, W, C]}
   */
  public static INDArray rows(INDArray images, long begin, long end) {
    return images.get(NDArrayIndex.interval(begin, end));
  }
}
