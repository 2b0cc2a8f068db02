package org.gan4j.data;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/** Grey images of a set, three at a time as the red, green and blue of one. */
final class StackedImages implements ImageSource {

  private static final int COLOURS = 3;

  private final ImageData grey;
  private final int[] picks;
  private final List<String> classNames;

  /** So many, of images that are drawn one by one. */
  StackedImages(ImageData grey, int count, long seed) {
    if (grey.shape().channels() != 1 || !grey.hasLabels()) {
      throw new IllegalArgumentException(
          "stacked images: expected grey ones with labels, got "
              + grey.shape()
              + (grey.hasLabels() ? "" : " without labels"));
    }
    Require.positive("count", count);
    this.grey = grey;
    RandomStream random = new RandomStream(seed);
    this.picks =
        IntStream.range(0, COLOURS * count).map(i -> random.nextInt(grey.size())).toArray();
    List<String> of = grey.classNames();
    this.classNames =
        of.stream()
            .flatMap(r -> of.stream().flatMap(g -> of.stream().map(b -> r + g + b)))
            .toList();
  }

  @Override
  public int size() {
    return picks.length / COLOURS;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(grey.shape().height(), grey.shape().width(), COLOURS);
  }

  @Override
  public void read(int index, float[] out, int offset) {
    int pixels = grey.shape().length();
    float[] one = new float[pixels];
    for (int colour = 0; colour < COLOURS; colour++) {
      grey.read(picks[COLOURS * index + colour], one);
      for (int i = 0; i < pixels; i++) {
        out[offset + COLOURS * i + colour] = one[i];
      }
    }
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    int label = 0;
    for (int colour = 0; colour < COLOURS; colour++) {
      label = label * grey.classNames().size() + grey.label(picks[COLOURS * index + colour]);
    }
    return label;
  }
}
