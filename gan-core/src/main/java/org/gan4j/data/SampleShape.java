package org.gan4j.data;

import java.util.Arrays;
import org.gan4j.io.Require;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The extents of samples that are no images: a vector {@code [D]} or a series {@code [T, C]}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SampleShape(int[] extents) {

  SampleShape {
    extents = extents.clone();
    if (extents.length < 1
        || extents.length > 2
        || Arrays.stream(extents).anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException(
          "sample: expected the length of a vector, or steps and channels of a series, got "
              + Arrays.toString(extents));
    }
  }

  /** How many numbers a sample has. */
  int length() {
    return Arrays.stream(extents).reduce(1, Math::multiplyExact);
  }

  /** As an image one pixel or one row high, for those that ask for one. */
  ImageShape asImage() {
    return extents.length == 1
        ? new ImageShape(1, 1, extents[0])
        : new ImageShape(1, extents[0], extents[1]);
  }

  /** An array for a batch. */
  INDArray batch(int count) {
    Require.positive("batch", count);
    long[] shape = new long[extents.length + 1];
    shape[0] = count;
    for (int i = 0; i < extents.length; i++) {
      shape[i + 1] = extents[i];
    }
    return Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
  }
}
