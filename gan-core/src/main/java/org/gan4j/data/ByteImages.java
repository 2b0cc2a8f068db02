package org.gan4j.data;

import java.util.List;
import org.gan4j.io.Images;

/**
 * Images kept in memory as bytes, one array an image: rows, columns, channels. Labels are null
 * where there are none.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ByteImages(ImageShape shape, byte[][] pixels, List<String> classNames, int[] labels)
    implements ImageSource {

  private static final float[] VALUES = new float[256];

  static {
    for (int b = 0; b < VALUES.length; b++) {
      VALUES[b] = Images.fromByte((byte) b);
    }
  }

  /** Images without labels. */
  ByteImages(ImageShape shape, byte[][] pixels) {
    this(shape, pixels, List.of(), new int[0]);
  }

  /** Other pixels for a source's images, with its labels. */
  static ByteImages of(ImageSource source, ImageShape shape, byte[][] pixels) {
    int[] labels = new int[source.classNames().isEmpty() ? 0 : pixels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = source.label(i);
    }
    return new ByteImages(shape, pixels, source.classNames(), labels);
  }

  static byte[] toBytes(float... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) Images.toByte(values[i]);
    }
    return out;
  }

  @Override
  public int size() {
    return pixels.length;
  }

  /** Bytes as values, from an offset on. */
  static void toFloats(byte[] image, float[] out, int offset) {
    for (int i = 0; i < image.length; i++) {
      out[offset + i] = VALUES[image[i] & 0xff];
    }
  }

  @Override
  public void read(int index, float[] out, int offset) {
    toFloats(pixels[index], out, offset);
  }

  @Override
  public int label(int index) {
    return labels[index];
  }
}
