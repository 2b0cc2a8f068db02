package org.gan4j.data;

import java.util.Arrays;
import java.util.List;

/** A source's images at another size, as bytes would hold them, resized whenever one is read. */
record ResizedImages(ImageSource source, ImageShape shape) implements ImageSource {

  /** The images at another size, in memory if they fit. */
  static ImageSource of(ImageSource source, int height, int width) {
    ImageShape to = new ImageShape(height, width, source.shape().channels());
    ResizedImages images = new ResizedImages(source, to);
    if ((long) source.size() * to.length() > HeapBound.forWholeSets()) {
      return images;
    }
    byte[][] pixels = new byte[source.size()][];
    Arrays.parallelSetAll(pixels, images::pixels);
    return ByteImages.of(source, to, pixels);
  }

  private byte[] pixels(int index) {
    ImageShape from = source.shape();
    float[] image = new float[from.length()];
    source.read(index, image, 0);
    return ByteImages.toBytes(BicubicResize.resize(image, from, shape.height(), shape.width()));
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public void read(int index, float[] out, int offset) {
    ByteImages.toFloats(pixels(index), out, offset);
  }

  @Override
  public int readers() {
    return ReaderThreads.count();
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
