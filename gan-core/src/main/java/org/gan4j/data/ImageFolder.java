package org.gan4j.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/** Reads folders of image files: each is cut and resized ({@link SquareFit}). */
final class ImageFolder {

  private ImageFolder() {}

  /** The extents of pictures, which are grey or coloured. */
  static ImageShape shape(int resolution, int channels) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels: expected 1 or 3, got " + channels);
    }
    return new ImageShape(resolution, resolution, channels);
  }

  /** The images of a folder, labelled by sub-folder if they are in sub-folders. */
  static ImageData labelled(Path folder, ImageShape shape, BrokenFiles policy) {
    FolderListing listing = FolderListing.of(folder);
    String[] tops =
        listing.files().stream().map(listing::name).map(ImageFolder::top).toArray(String[]::new);
    requireOneLevel(listing, tops);
    ImageFiles.Outcome<byte[]> outcome = read(listing.files(), shape, policy);
    byte[][] pixels = outcome.pixels(image -> image);
    SkippedFiles skipped = new SkippedFiles(listing.others(), outcome.broken());
    if (tops[0].isEmpty()) {
      return new ImageData(new ByteImages(shape, pixels), skipped);
    }
    // A class whose images are all broken stays one: labels don't depend on what is broken.
    List<String> classes = Arrays.stream(tops).distinct().toList();
    int[] labels = IntStream.of(outcome.indices()).map(i -> classes.indexOf(tops[i])).toArray();
    return new ImageData(new ByteImages(shape, pixels, classes, labels), skipped);
  }

  /** The images of a folder whose sub-folders mean nothing. */
  static ImageData unlabelled(Path folder, ImageShape shape, BrokenFiles policy) {
    FolderListing listing = FolderListing.of(folder);
    ImageFiles.Outcome<byte[]> outcome = read(listing.files(), shape, policy);
    return new ImageData(
        new ByteImages(shape, outcome.pixels(image -> image)),
        new SkippedFiles(listing.others(), outcome.broken()));
  }

  /** Single files, in their order. */
  static ImageData files(List<Path> files, ImageShape shape) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw InputException.at(file, "no such file; name an image");
      }
    }
    ImageFiles.Outcome<byte[]> outcome = read(files, shape, BrokenFiles.REFUSE);
    return new ImageData(new ByteImages(shape, outcome.pixels(image -> image)), SkippedFiles.NONE);
  }

  private static ImageFiles.Outcome<byte[]> read(
      List<Path> files, ImageShape shape, BrokenFiles policy) {
    ImageFiles reading = new ImageFiles();
    return ImageFiles.readAll(
        files.size(),
        policy,
        i -> reading.decode(files.get(i), shape, image -> SquareFit.fit(image, shape)));
  }

  /** The sub-folder that a file is in, "" for none. */
  private static String top(String name) {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  /** Labels for some only would be labels for none. */
  private static void requireOneLevel(FolderListing listing, String... tops) {
    List<Path> stray =
        IntStream.range(0, tops.length)
            .filter(i -> tops[i].isEmpty())
            .mapToObj(listing.files()::get)
            .toList();
    if (!stray.isEmpty() && stray.size() < tops.length) {
      String folder = Arrays.stream(tops).filter(top -> !top.isEmpty()).findFirst().orElseThrow();
      throw new InputException(
          String.format(
              "%s: lies beside folders of classes such as %s%s; move it into one of them, or all"
                  + " images into one folder",
              stray.get(0),
              folder,
              stray.size() == 1 ? "" : String.format(", and so do %,d more", stray.size() - 1)));
    }
  }
}
