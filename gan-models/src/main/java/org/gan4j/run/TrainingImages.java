package org.gan4j.run;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.data.Batches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageDigest;
import org.gan4j.data.ImageShape;
import org.gan4j.data.SkippedFiles;
import org.gan4j.models.Inputs;
import org.gan4j.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The images of a run: what is known of them, and how they are drawn from. */
public interface TrainingImages {

  /** What kind they are of; labelled images serve where labels aren't looked at too. */
  Inputs kind();

  /** The extents of each. */
  ImageShape shape();

  /** The names of their classes; empty without labels. */
  List<String> classes();

  /** How many there are. */
  int count();

  /** What tells them from others of the same number: {@link ImageDigest}. */
  String digest();

  /** What of their folders was left out. */
  SkippedFiles skipped();

  /**
   * Batches of them, to be closed by the caller.
   *
   * @param size images a batch
   * @param shuffle where their order comes from
   */
  BatchSource batches(int size, RandomStream shuffle);

  /** The first few, for pictures that start from some. */
  Batch examples();

  /** The images that samples are compared with: one set, or those of A and of B. */
  List<ImageData> shown();

  /** The first images of a set, {@code [count, H, W, C]}. */
  static INDArray first(int count, ImageData images) {
    INDArray first = Nd4j.createUninitialized(DataType.FLOAT, images.shape().batch(count));
    images.read(IntStream.range(0, count).toArray(), first);
    return first;
  }

  /**
   * One set of images.
   *
   * @param images the set
   * @param mirrored whether each is mirrored left to right half of the time
   */
  record OneSet(ImageData images, boolean mirrored) implements TrainingImages {

    private static final int EXAMPLES = 8;

    @Override
    public Inputs kind() {
      return images.hasLabels() ? Inputs.LABELLED_IMAGES : Inputs.IMAGES;
    }

    @Override
    public ImageShape shape() {
      return images.shape();
    }

    @Override
    public List<String> classes() {
      return images.classNames();
    }

    @Override
    public int count() {
      return images.size();
    }

    @Override
    public String digest() {
      return ImageDigest.of(List.of(images));
    }

    @Override
    public SkippedFiles skipped() {
      return images.skipped();
    }

    @Override
    public BatchSource batches(int size, RandomStream shuffle) {
      return mirrored ? Batches.mirrored(images, size, shuffle) : Batches.of(images, size, shuffle);
    }

    @Override
    public List<ImageData> shown() {
      return List.of(images);
    }

    @Override
    public Batch examples() {
      return new Batch(first(Math.min(EXAMPLES, images.size()), images), null);
    }

    @Override
    public String toString() {
      return images.toString();
    }
  }
}
