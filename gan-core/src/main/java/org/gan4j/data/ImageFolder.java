package org.gan4j.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/** Reads folders of image files. */
final class ImageFolder {

  /** Where StyleGAN's tool writes labels. */
  static final String DATASET_JSON = "dataset.json";

  private ImageFolder() {}

  /** The images of a folder, labelled by a file, or by sub-folder if they are in sub-folders. */
  static ImageData labelled(Path folder, ImageReading reading) {
    FolderListing listing = FolderListing.of(folder);
    Pictures pictures = listing.pictures();
    Path own = folder.resolve(DATASET_JSON);
    Optional<Path> file =
        reading.labels().or(() -> Files.isRegularFile(own) ? Optional.of(own) : Optional.empty());
    Optional<Labels> read = file.flatMap(from -> LabelFile.read(from, pictures.names()));
    List<Path> others =
        listing.others().stream()
            .filter(other -> file.isEmpty() || !isSame(other, file.get()))
            .toList();
    return PictureSet.of(pictures, read.orElseGet(() -> byFolder(listing)), others, reading);
  }

  /** The images of a folder whose sub-folders mean nothing. */
  static ImageData unlabelled(Path folder, ImageReading reading) {
    FolderListing listing = FolderListing.of(folder);
    return PictureSet.of(listing.pictures(), Labels.NONE, listing.others(), reading);
  }

  /** Single files, in their order. */
  static ImageData files(List<Path> files, ImageReading reading) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw InputException.at(file, "no such file; name an image");
      }
    }
    return PictureSet.of(new PictureFiles(null, files), Labels.NONE, List.of(), reading);
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private static Labels byFolder(FolderListing listing) {
    String[] tops =
        listing.files().stream().map(listing::name).map(ImageFolder::top).toArray(String[]::new);
    requireOneLevel(listing, tops);
    return byFolder(tops);
  }

  /** Labels from the folder that each image lies in; none if they lie in none. */
  static Labels byFolder(String... tops) {
    if (tops[0].isEmpty()) {
      return Labels.NONE;
    }
    List<String> classes = Arrays.stream(tops).distinct().sorted().toList();
    return new Labels(classes, Arrays.stream(tops).mapToInt(classes::indexOf).toArray());
  }

  /** The sub-folder that a file is in, "" for none. */
  static String top(String name) {
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
