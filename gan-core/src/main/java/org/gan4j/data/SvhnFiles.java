package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.HeapLimit;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads SVHN's cropped digits: MATLAB files with the images {@code X}, {@code [32, 32, 3, N]}, and
 * the labels {@code y}, {@code [N, 1]}, in which 10 stands for the digit 0.
 */
final class SvhnFiles {

  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final int DIGITS = 10;

  /** The bytes that a label takes at most while they are read. */
  private static final int LABEL = 16;

  private final Path file;
  private byte @Nullable [][] pixels;
  private int @Nullable [] labels;

  private SvhnFiles(Path file) {
    this.file = file;
  }

  /** The images of a part: {@code train}, {@code test} or {@code extra}. */
  static ByteImages read(Path folder, String part) {
    SvhnFiles files = new SvhnFiles(KnownFiles.require(folder, part + "_32x32.mat"));
    MatFile.visit(files.file, files::visit);
    return files.images();
  }

  private void visit(MatFile.Array array) throws IOException {
    switch (array.name()) {
      case "X" -> pixels = pixels(array);
      case "y" -> labels = labels(array);
      default -> {
        // Nothing of SVHN's.
      }
    }
  }

  private byte[][] pixels(MatFile.Array array) throws IOException {
    int[] extents = array.extents();
    int count = extents.length == 4 ? extents[3] : 0;
    boolean fits =
        count > 0
            && Arrays.equals(extents, new int[] {SHAPE.height(), SHAPE.width(), 3, count})
            && array.type() == MatFile.NumberType.UINT8
            && array.bytes() == (long) count * SHAPE.length();
    if (!fits) {
      throw InputException.at(
          file,
          "X: expected bytes of [32, 32, 3, N], got "
              + Arrays.toString(extents)
              + "; take the cropped digits, train_32x32.mat");
    }
    HeapLimit.require(file.toString(), array.bytes());
    List<byte[]> images = new ArrayList<>();
    byte[] image = new byte[SHAPE.length()];
    for (int i = 0; i < count; i++) {
      array.in().readFully(image);
      images.add(PixelOrder.PLANES_BY_COLUMN.interleave(image, 0, SHAPE));
    }
    return images.toArray(byte[][]::new);
  }

  private int[] labels(MatFile.Array array) throws IOException {
    boolean bytes = array.type() == MatFile.NumberType.UINT8;
    int width = bytes ? 1 : Double.BYTES;
    if (array.type() == MatFile.NumberType.OTHER || array.bytes() % width != 0) {
      throw InputException.at(file, "y: expected bytes or doubles");
    }
    long count = array.bytes() / width;
    HeapLimit.require(file.toString(), count * LABEL);
    List<Integer> out = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      double label =
          bytes
              ? array.in().readUnsignedByte()
              : Double.longBitsToDouble(Long.reverseBytes(array.in().readLong()));
      if (!(label >= 0 && label <= DIGITS && label == Math.rint(label))) {
        throw InputException.at(
            file, "y: image " + i + " has label " + label + ", expected 1 to 10");
      }
      out.add((int) label % DIGITS);
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  private ByteImages images() {
    if (pixels == null || labels == null) {
      throw InputException.at(file, "has no " + (pixels == null ? "X" : "y"));
    }
    if (pixels.length != labels.length) {
      throw InputException.at(
          file, String.format("%d labels for %d images", labels.length, pixels.length));
    }
    return new ByteImages(
        SHAPE, pixels, IntStream.range(0, DIGITS).mapToObj(String::valueOf).toList(), labels);
  }
}
