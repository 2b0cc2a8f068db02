package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.io.InputException;

/**
 * Reads the binary version of STL-10: images of 96x96 in planes of red, green and blue, column by
 * column, and labels from 1 on in a file of their own.
 */
final class StlFiles {

  private static final ImageShape SHAPE = new ImageShape(96, 96, 3);
  private static final List<String> CLASSES =
      List.of("airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck");

  private StlFiles() {}

  /** The images with labels, or those without where a folder has no others. */
  static ImageSource read(Path folder) {
    boolean others =
        Files.exists(folder.resolve("unlabeled_X.bin"))
            && !Files.exists(folder.resolve("train_X.bin"));
    return others ? unlabelled(folder) : labelled(folder, "train");
  }

  /** A part with labels, {@code train} or {@code test}. */
  static ImageSource labelled(Path folder, String part) {
    Path images = KnownFiles.require(folder, part + "_X.bin");
    Path labels = KnownFiles.require(folder, part + "_y.bin");
    int count = count(images);
    return mapped(images, count, new Labels(CLASSES, labels(labels, images, count)));
  }

  /** The images without labels. */
  static ImageSource unlabelled(Path folder) {
    Path images = KnownFiles.require(folder, "unlabeled_X.bin");
    return mapped(images, count(images), Labels.NONE);
  }

  private static ImageSource mapped(Path file, int count, Labels labels) {
    return new MappedImages(file, 0, count, SHAPE, PixelOrder.PLANES_BY_COLUMN, labels);
  }

  private static int count(Path file) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    long count = size / SHAPE.length();
    if (size == 0 || size % SHAPE.length() != 0 || count > Integer.MAX_VALUE) {
      throw InputException.at(
          file,
          String.format(
              "truncated or not STL-10: expected a multiple of %d bytes, got %d",
              SHAPE.length(), size));
    }
    return (int) count;
  }

  private static int[] labels(Path file, Path images, int count) {
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size != count) {
        throw InputException.at(
            file, String.format("%d labels, but %s has %d images", size, images, count));
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (bytes[i] & 0xff) - 1;
      if (labels[i] < 0 || labels[i] >= CLASSES.size()) {
        throw InputException.at(
            file,
            "not STL-10: image " + i + " has label " + (labels[i] + 1) + ", expected 1 to 10");
      }
    }
    return labels;
  }
}
