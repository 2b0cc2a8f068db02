package org.gan4j.data;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.io.InputException;

/**
 * Images that lie one behind the other in a file as bytes and are read where they lie: the
 * operating system keeps of them what it has memory for, and Java's heap none.
 */
final class MappedImages implements ImageSource {

  /** A mapping can't be larger than an int counts. */
  private static final long MOST = 1L << 30;

  private final ImageShape shape;
  private final PixelOrder order;
  private final int count;
  private final Labels labels;
  private final int perPiece;
  private final List<MappedByteBuffer> pieces = new ArrayList<>();

  /**
   * Maps a file.
   *
   * @param file the file
   * @param begin where the first image begins
   * @param count how many there are, all within the file
   * @param shape the extents of each
   * @param order how its bytes lie
   * @param labels their classes
   * @throws InputException if it can't be read
   */
  MappedImages(
      Path file, long begin, int count, ImageShape shape, PixelOrder order, Labels labels) {
    this.shape = shape;
    this.order = order;
    this.count = count;
    this.labels = labels;
    this.perPiece = (int) Math.max(1, MOST / shape.length());
    try (FileChannel channel = FileChannel.open(file)) {
      for (int first = 0; first < count; first += perPiece) {
        long images = Math.min(perPiece, count - first);
        pieces.add(
            channel.map(
                FileChannel.MapMode.READ_ONLY,
                begin + (long) first * shape.length(),
                images * shape.length()));
      }
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public void read(int index, float[] out, int offset) {
    byte[] image = bytes(index);
    ByteImages.toFloats(
        order == PixelOrder.INTERLEAVED ? image : order.interleave(image, 0, shape), out, offset);
  }

  /** An image's bytes as they lie in the file. */
  byte[] bytes(int index) {
    byte[] image = new byte[shape.length()];
    pieces.get(index / perPiece).get(index % perPiece * shape.length(), image);
    return image;
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
