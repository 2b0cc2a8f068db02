package org.gan4j.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A set of images to train on, with class labels or without: float32 {@code [N, H, W, C]} in [-1,
 * 1] whenever they are read. Immutable; may be read from several threads. Sets that come from files
 * lie in memory as bytes if they fit into half of Java's heap, else they are decoded when they are
 * asked for.
 */
public final class ImageData {

  private static final int DIGITS = 10;

  private final ImageSource source;
  private final SkippedFiles skipped;
  private final Optional<String> digest;

  private ImageData(ImageSource source) {
    this(source, SkippedFiles.NONE);
  }

  ImageData(ImageSource source, SkippedFiles skipped) {
    this(source, skipped, Optional.empty());
  }

  /** A set whose digest is known without reading every image. */
  ImageData(ImageSource source, SkippedFiles skipped, Optional<String> digest) {
    this.source = source;
    this.skipped = skipped;
    this.digest = digest;
    if (source.size() < 1) {
      throw new IllegalArgumentException("images: expected at least one, got " + source.size());
    }
  }

  /**
   * A set of your own.
   *
   * @param source the images
   * @return the set
   * @throws IllegalArgumentException if there are none
   */
  public static ImageData of(ImageSource source) {
    return new ImageData(source);
  }

  /**
   * The 60,000 training images of MNIST, {@code [N, 28, 28, 1]}, or of a set in the same form such
   * as Fashion-MNIST.
   *
   * @param folder holds {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, plain
   *     or {@code .gz}
   * @return the set, labels 0 to 9
   * @throws InputException if a file is missing or damaged
   */
  public static ImageData mnist(Path folder) {
    return new ImageData(IdxFiles.readFolder(folder, "train", DIGITS));
  }

  /**
   * The 10,000 test images of MNIST, {@code [N, 28, 28, 1]}.
   *
   * @param folder holds {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, plain or
   *     {@code .gz}
   * @return the set, labels 0 to 9
   * @throws InputException if a file is missing or damaged
   */
  public static ImageData mnistTest(Path folder) {
    return new ImageData(IdxFiles.readFolder(folder, "t10k", DIGITS));
  }

  /**
   * Any pair of IDX files, grey.
   *
   * @param images the file of images, plain or {@code .gz}
   * @param labels the file of labels, plain or {@code .gz}
   * @return the set, with as many classes as the largest label says
   * @throws InputException if a file is missing or damaged, or they don't match
   */
  public static ImageData idx(Path images, Path labels) {
    return new ImageData(IdxFiles.read(images, labels));
  }

  /**
   * The training images of CIFAR-10, {@code [N, 32, 32, 3]}: 10,000 a file.
   *
   * @param folder holds any of {@code data_batch_1.bin} to {@code data_batch_5.bin}
   * @return the set, with its ten classes
   * @throws InputException if there is none, or one is damaged
   */
  public static ImageData cifar10(Path folder) {
    return new ImageData(CifarFiles.readTraining(folder));
  }

  /**
   * The 10,000 test images of CIFAR-10, {@code [N, 32, 32, 3]}.
   *
   * @param folder holds {@code test_batch.bin}
   * @return the set, with its ten classes
   * @throws InputException if it is missing or damaged
   */
  public static ImageData cifar10Test(Path folder) {
    return new ImageData(CifarFiles.readTest(folder));
  }

  /**
   * The 50,000 training images of CIFAR-100, {@code [N, 32, 32, 3]}.
   *
   * @param folder holds {@code train.bin} of the binary version, and {@code fine_label_names.txt}
   * @return the set, with its hundred classes
   * @throws InputException if it is missing or damaged
   */
  public static ImageData cifar100(Path folder) {
    return new ImageData(CifarFiles.readHundred(folder, "train"));
  }

  /**
   * The images of STL-10, {@code [N, 96, 96, 3]}: the 5,000 with labels, or the 100,000 without
   * where a folder has no others. They are read where they lie, not kept in Java's heap.
   *
   * @param folder holds {@code train_X.bin} and {@code train_y.bin}, or {@code unlabeled_X.bin}
   * @return the set
   * @throws InputException if a file is missing or damaged
   */
  public static ImageData stl10(Path folder) {
    return new ImageData(StlFiles.read(folder));
  }

  /**
   * The 73,257 training digits of SVHN, cropped, {@code [N, 32, 32, 3]}.
   *
   * @param folder holds {@code train_32x32.mat}
   * @return the set, labels 0 to 9
   * @throws InputException if it is missing or damaged
   */
  public static ImageData svhn(Path folder) {
    return new ImageData(SvhnFiles.read(folder, "train"));
  }

  /**
   * The image files of a folder and all folders below it, in the order of their names: PNG, JPEG,
   * WebP, BMP, GIF, TIFF, decoded as {@link org.gan4j.io.image.EncodedImage} says. Each is cut to
   * the square in its middle and resized by {@link BicubicResize}. If the images are in
   * sub-folders, those are the classes; if none is, there are no labels. Refuses the set if one
   * can't be read.
   *
   * @param folder the folder; links are followed, hidden files and folders of runs passed over
   * @param resolution height and width of the result
   * @param channels 1, 3 or 4
   * @return the set
   * @throws InputException if the folder is missing or has no images, if any can't be read (all are
   *     named), or if some are in sub-folders and some beside these
   */
  public static ImageData folder(Path folder, int resolution, int channels) {
    return folder(folder, ImageReading.of(resolution, channels));
  }

  /**
   * Samples of several images: folders of equal file names, whatever their endings, one for each
   * image that a sample has (photographs and their masks, say), for {@link Batches#partners}.
   * Images are cut and resized as {@link #folder(Path, int, int)} does.
   *
   * @param folders one or more
   * @param shapes the extents of the result, one a folder
   * @return a set a folder, of one size; image k of one belongs to image k of the others
   * @throws InputException if a folder has no images, an image has no partner or another size than
   *     its partner, or one can't be read
   */
  public static List<ImageData> partners(List<Path> folders, List<ImageShape> shapes) {
    return partners(folders, shapes, BrokenFiles.REFUSE);
  }

  /**
   * Samples of several images as {@link #partners(List, List)} reads them.
   *
   * @param folders one or more
   * @param shapes the extents of the result, one a folder
   * @param broken what becomes of samples of which an image can't be read
   * @return a set a folder, of one size; {@link #skipped} of each says what was left out of all
   * @throws InputException if a folder has no images, an image has no partner or another size than
   *     its partner, or no sample can be read
   */
  public static List<ImageData> partners(
      List<Path> folders, List<ImageShape> shapes, BrokenFiles broken) {
    return ImagePartners.folders(folders, shapes, broken);
  }

  /**
   * The image files of a folder as {@link #folder(Path, int, int)} reads them, of any height and
   * width, labelled by a file where one is named or {@code dataset.json} lies in the folder.
   *
   * @param folder the folder
   * @param reading what the images become
   * @return the set; {@link #skipped} says what was left out
   * @throws InputException if the folder is missing or has no images that can be read, or an image
   *     has no label
   */
  public static ImageData folder(Path folder, ImageReading reading) {
    return PictureForm.FOLDER.read(folder, reading);
  }

  /**
   * Image files, cut and resized as {@link #folder(Path, int, int)} does it.
   *
   * @param files the files
   * @param reading what they become
   * @return a set of them in their order, without labels
   * @throws InputException if one is missing or can't be read
   */
  public static ImageData files(List<Path> files, ImageReading reading) {
    return ImageFolder.files(files, reading);
  }

  /**
   * The files that {@link #folder(Path, int, int)} reads, in its order.
   *
   * @param folder the folder
   * @return at least one
   * @throws InputException if the folder is missing or has no images
   */
  public static List<Path> list(Path folder) {
    return FolderListing.of(folder).files();
  }

  /**
   * Drawn digits, {@code [N, resolution, resolution, 1]}, for trying things without a download: ten
   * classes in turn, each image with its own slant, weight, place, size and noise.
   *
   * @param count how many; a smaller set is the beginning of a larger one of the same seed
   * @param resolution height and width, at least 8
   * @param seed the same seed gives the same images
   * @return the set, labels 0 to 9
   */
  public static ImageData digits(int count, int resolution, long seed) {
    return new ImageData(Digits.draw(count, resolution, seed));
  }

  /**
   * Three images of this set, drawn at random, as the red, green and blue of one: stacked MNIST,
   * where ten classes become a thousand, to count how many a generator knows (Metz et al. 2017,
   * "Unrolled Generative Adversarial Networks", section 3.3.1).
   *
   * @param count how many to make; a smaller set is the beginning of a larger one of the same seed
   * @param seed the same seed gives the same images
   * @return a view of this set, {@code [count, H, W, 3]}, the classes named by those of the three
   * @throws IllegalArgumentException if the images aren't grey or have no labels
   */
  public ImageData stacked(int count, long seed) {
    return new ImageData(new StackedImages(this, count, seed));
  }

  /**
   * How many images there are.
   *
   * @return at least 1
   */
  public int size() {
    return source.size();
  }

  /**
   * The extents of every image.
   *
   * @return height, width, channels
   */
  public ImageShape shape() {
    return source.shape();
  }

  /**
   * What of the folder that they come from was left out.
   *
   * @return nothing if they don't come from one
   */
  public SkippedFiles skipped() {
    return skipped;
  }

  /**
   * Whether the images have labels.
   *
   * @return true if there are class names
   */
  public boolean hasLabels() {
    return !source.classNames().isEmpty();
  }

  /**
   * The names of the classes.
   *
   * @return in the labels' order; empty if there are no labels
   */
  public List<String> classNames() {
    return source.classNames();
  }

  /**
   * The class of an image.
   *
   * @param index 0 to {@code size() - 1}
   * @return 0 to {@code classNames().size() - 1}
   * @throws IllegalStateException if the images have no labels
   */
  public int label(int index) {
    if (!hasLabels()) {
      throw new IllegalStateException("these images have no labels");
    }
    return source.label(Objects.checkIndex(index, size()));
  }

  /**
   * Reads images side by side.
   *
   * @param indices which ones, each 0 to {@code size() - 1}
   * @param out gets {@code [N, H, W, C]} in [-1, 1], in C order; modified
   */
  public void read(int[] indices, float[] out) {
    int length = shape().length();
    for (int i = 0; i < indices.length; i++) {
      source.read(Objects.checkIndex(indices[i], size()), out, i * length);
    }
  }

  /** How many threads are worth reading with. */
  int readers() {
    return source.readers();
  }

  /** What tells the set from others, where that is known without reading every image. */
  Optional<String> digest() {
    return digest;
  }

  /** Reads one image into the beginning of an array. */
  void read(int index, float[] out) {
    source.read(Objects.checkIndex(index, size()), out, 0);
  }

  /**
   * Reads images.
   *
   * @param indices which ones, each 0 to {@code size() - 1}
   * @param out a FLOAT array {@code [N, H, W, C]} dense in C order, N the number of indices;
   *     modified
   * @throws IllegalArgumentException if it has another shape, type or layout
   */
  public void read(int[] indices, INDArray out) {
    long[] expected = shape().batch(indices.length);
    if (!Arrays.equals(expected, out.shape())) {
      throw new IllegalArgumentException(
          "out: expected " + Arrays.toString(expected) + ", got " + Arrays.toString(out.shape()));
    }
    float[] values = new float[Math.multiplyExact(indices.length, shape().length())];
    read(indices, values);
    HostArrays.write(values, out);
  }

  /**
   * The same set at another size, by {@link BicubicResize}: resized once and kept as bytes, or
   * whenever an image is read if all don't fit into memory.
   *
   * @param height rows wanted
   * @param width columns wanted
   * @return the set, with the same labels
   */
  public ImageData resizedTo(int height, int width) {
    if (shape().height() == height && shape().width() == width) {
      return this;
    }
    return new ImageData(ResizedImages.of(source, height, width), skipped);
  }

  /**
   * The same set in the middle of larger black images (-1), such as MNIST's 28x28 in 32x32.
   *
   * @param height rows wanted, at least the images'
   * @param width columns wanted, at least the images'
   * @return a view of this set
   * @throws IllegalArgumentException if the images are larger
   */
  public ImageData padded(int height, int width) {
    return new ImageData(new PaddedImages(source, height, width), skipped);
  }

  @Override
  public String toString() {
    return String.format(
        "%,d images %s, %s",
        size(), shape(), hasLabels() ? classNames().size() + " classes" : "no labels");
  }
}
