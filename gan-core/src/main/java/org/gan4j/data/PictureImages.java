package org.gan4j.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Images in files that are decoded when they are asked for. As many as fit into a bound are kept,
 * those that were asked for first: an epoch asks for each once, so that the ones asked for last
 * would be no better.
 */
final class PictureImages implements ImageSource {

  /** What is kept, by picture. */
  private record Kept(AtomicReferenceArray<byte[]> pixels, AtomicLong room) {}

  private final Pictures pictures;
  private final ImageShape shape;
  private final Labels labels;
  private final int[] picks;
  private final Decoding decoding;
  private final Kept kept;

  private PictureImages(
      Pictures pictures,
      ImageShape shape,
      Labels labels,
      int[] picks,
      Decoding decoding,
      Kept kept) {
    this.pictures = pictures;
    this.shape = shape;
    this.labels = labels;
    this.picks = picks;
    this.decoding = decoding;
    this.kept = kept;
  }

  /**
   * All of some pictures.
   *
   * @param set the pictures
   * @param shape what they become
   * @param room the bytes of pixels that may be kept
   */
  static PictureImages of(LabelledPictures set, ImageShape shape, long room) {
    int size = set.pictures().size();
    return new PictureImages(
        set.pictures(),
        shape,
        set.labels(),
        IntStream.range(0, size).toArray(),
        new Decoding(),
        new Kept(new AtomicReferenceArray<>(size), new AtomicLong(room)));
  }

  /** Some of them, in their order. */
  PictureImages some(int... indices) {
    int[] picked = IntStream.of(indices).map(i -> picks[i]).toArray();
    return new PictureImages(pictures, shape, labels.some(indices), picked, decoding, kept);
  }

  /**
   * The pixels of an image; not to be changed.
   *
   * @throws org.gan4j.io.InputException if it can't be read
   */
  byte[] pixels(int index) {
    int picture = picks[index];
    byte[] before = kept.pixels.get(picture);
    if (before != null) {
      return before;
    }
    byte[] pixels = decoding.decode(pictures, picture, shape, image -> MiddleFit.fit(image, shape));
    if (kept.room.get() >= pixels.length && kept.room.addAndGet(-pixels.length) >= 0) {
      kept.pixels.set(picture, pixels);
    }
    return pixels;
  }

  @Override
  public int size() {
    return picks.length;
  }

  @Override
  public ImageShape shape() {
    return shape;
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
    return labels.classes();
  }

  @Override
  public int label(int index) {
    return labels.of()[index];
  }
}
