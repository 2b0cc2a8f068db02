package org.gan4j.metrics;

import org.gan4j.random.RandomStream;

/**
 * Square pieces of images at random places, the descriptors of Karras et al. 2018.
 *
 * @param side of a piece, in pixels
 * @param perImage how many of each image
 * @param places where each piece begins in its image's values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Patches(int side, int perImage, int[] places) {

  /**
   * Draws places, each as likely as any other.
   *
   * @param side of a piece, at most the images' height and width
   * @param perImage how many of each image
   * @param images their extents count, not their values
   */
  static Patches draw(int side, int perImage, ImageStack images, RandomStream random) {
    int[] places = new int[Math.multiplyExact(images.count(), perImage)];
    for (int i = 0; i < places.length; i++) {
      int row = random.nextInt(images.height() - side + 1);
      int column = random.nextInt(images.width() - side + 1);
      places[i] = (row * images.width() + column) * images.channels();
    }
    return new Patches(side, perImage, places);
  }

  /**
   * The pieces, with mean 0 and deviation 1 in each colour channel over all of them; a channel that
   * is the same everywhere becomes 0.
   *
   * @param images of the extents that the places were drawn for; not modified
   * @return {@code [images * perImage, side * side * C]}
   */
  float[] normalized(ImageStack images) {
    int rowLength = side * images.channels();
    int length = side * rowLength;
    float[] out = new float[Math.multiplyExact(places.length, length)];
    for (int i = 0; i < places.length; i++) {
      int from = i / perImage * images.imageLength() + places[i];
      for (int row = 0; row < side; row++) {
        int begin = from + row * images.width() * images.channels();
        System.arraycopy(images.values(), begin, out, i * length + row * rowLength, rowLength);
      }
    }
    for (int channel = 0; channel < images.channels(); channel++) {
      normalize(out, channel, images.channels());
    }
    return out;
  }

  private static void normalize(float[] values, int first, int step) {
    int count = values.length / step;
    double sum = 0;
    for (int i = first; i < values.length; i += step) {
      sum += values[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = first; i < values.length; i += step) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares / count);
    for (int i = first; i < values.length; i += step) {
      values[i] = (float) ((values[i] - mean) * scale);
    }
  }
}
