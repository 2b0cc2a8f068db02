package org.gan4j.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageShape;
import org.gan4j.gan.Generator;
import org.gan4j.io.HostArrays;
import org.gan4j.io.image.DecodedImage;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageLimits;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images of a folder and those below it in their own sizes, in colour, neither cut nor resized.
 *
 * @param folder where they lie
 * @param files which of them, in their order
 * @param description what they are
 */
record FolderImages(Path folder, List<Path> files, String description) implements ImageSet {

  private static final int COLOUR = 3;

  /**
   * Random images of a folder, none twice.
   *
   * @param folder the folder
   * @param count how many; all if there are fewer
   * @param seed of the choice
   * @throws org.gan4j.io.InputException if there are no images
   */
  static FolderImages of(Path folder, int count, long seed) {
    List<Path> all = ImageData.list(folder);
    int taken = Math.min(count, all.size());
    int[] order = new RandomStream(seed).permutation(all.size());
    List<Path> some =
        taken == all.size()
            ? all
            : Arrays.stream(order).limit(taken).sorted().mapToObj(all::get).toList();
    return new FolderImages(
        folder,
        some,
        String.format(Locale.ROOT, "%,d of %,d images of %s", taken, all.size(), folder));
  }

  /** All images of the folder at the size of the first, if their folders say their classes. */
  Optional<ImageData> labelled() {
    if (files.stream().map(Path::getParent).collect(Collectors.toSet()).size() < 2) {
      return Optional.empty();
    }
    DecodedImage first = EncodedImage.read(files.get(0), ImageLimits.DEFAULT).decode();
    ImageShape shape = new ImageShape(first.height(), first.width(), COLOUR);
    return Optional.of(ImageData.folder(folder, ImageReading.of(shape)))
        .filter(ImageData::hasLabels);
  }

  @Override
  public int count() {
    return files.size();
  }

  @Override
  public Iterator<INDArray> batches() {
    return new Batches(files.iterator());
  }

  private record Decoded(int height, int width, float[] pixels) {
    static Decoded read(Path file) {
      DecodedImage image = EncodedImage.read(file, ImageLimits.DEFAULT).decode();
      int row = image.width() * COLOUR;
      float[] pixels = new float[image.height() * row];
      float[] values = new float[row];
      for (int y = 0; y < image.height(); y++) {
        image.readRow(0, y, image.width(), COLOUR, values);
        for (int i = 0; i < row; i++) {
          pixels[y * row + i] = values[i] / 127.5f - 1;
        }
      }
      return new Decoded(image.height(), image.width(), pixels);
    }

    boolean isOfSize(Decoded other) {
      return height == other.height && width == other.width;
    }
  }

  /** Images of one size side by side, as they follow each other. */
  private static final class Batches implements Iterator<INDArray> {
    private final Iterator<Path> files;
    private Optional<Decoded> next;

    Batches(Iterator<Path> files) {
      this.files = files;
      this.next = read();
    }

    private Optional<Decoded> read() {
      return files.hasNext() ? Optional.of(Decoded.read(files.next())) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public INDArray next() {
      Decoded first = next.orElseThrow(NoSuchElementException::new);
      List<Decoded> some = new ArrayList<>();
      while (next.isPresent()
          && next.get().isOfSize(first)
          && some.size() < Generator.SAMPLE_BATCH) {
        some.add(next.get());
        next = read();
      }
      INDArray out =
          Nd4j.createUninitializedDetached(
              DataType.FLOAT, some.size(), first.height(), first.width(), COLOUR);
      for (int i = 0; i < some.size(); i++) {
        HostArrays.write(some.get(i).pixels(), HostArrays.rows(out, i, i + 1));
      }
      return out;
    }
  }
}
