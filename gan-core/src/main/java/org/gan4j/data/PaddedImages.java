package org.gan4j.data;

import java.util.Arrays;
import java.util.List;

/** A source's images in the middle of larger black ones; an odd remainder goes below and right. */
record PaddedImages(ImageSource source, int height, int width) implements ImageSource {

  PaddedImages {
    ImageShape inner = source.shape();
    if (height < inner.height() || width < inner.width()) {
      throw new IllegalArgumentException(
          String.format(
              "padding: expected at least %d x %d, got %d x %d",
              inner.height(), inner.width(), height, width));
    }
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(height, width, source.shape().channels());
  }

  @Override
  public void read(int index, float[] out, int offset) {
    ImageShape inner = source.shape();
    int channels = inner.channels();
    int rowLength = inner.width() * channels;
    int top = (height - inner.height()) / 2;
    int left = (width - inner.width()) / 2;
    float[] image = new float[inner.length()];
    source.read(index, image, 0);
    Arrays.fill(out, offset, offset + shape().length(), -1);
    for (int row = 0; row < inner.height(); row++) {
      int to = offset + ((top + row) * width + left) * channels;
      System.arraycopy(image, row * rowLength, out, to, rowLength);
    }
  }

  @Override
  public int readers() {
    return source.readers();
  }

  @Override
  public List<String> classNames() {
    return source.classNames();
  }

  @Override
  public int label(int index) {
    return source.label(index);
  }
}
