package org.gan4j.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.io.InputException;

/** Reads folders of image files. */
final class ImageFolder {

  /** Where StyleGAN's tool writes labels. */
  static final String DATASET_JSON = "dataset.json";

  private ImageFolder() {}

  /** The images of a folder, labelled by a file, or by sub-folder if they are in sub-folders. */
  static LabelledPictures labelled(Path folder, Optional<Path> labels) {
    FolderListing listing = FolderListing.of(folder);
    Pictures pictures = listing.pictures();
    Path own = folder.resolve(DATASET_JSON);
    Optional<Path> file =
        labels.or(() -> Files.isRegularFile(own) ? Optional.of(own) : Optional.empty());
    List<Path> others =
        listing.others().stream()
            .filter(other -> file.isEmpty() || !isSame(other, file.get()))
            .toList();
    return new LabelledPictures(
        pictures,
        file.map(from -> LabelFile.read(from, pictures.names()).orElse(Labels.NONE))
            .orElseGet(() -> FolderLabels.of(pictures)),
        others);
  }

  /** The images of a folder whose sub-folders mean nothing. */
  static ImageData unlabelled(Path folder, ImageReading reading) {
    FolderListing listing = FolderListing.of(folder);
    return PictureSet.of(
        new LabelledPictures(listing.pictures(), Labels.NONE, listing.others()), reading);
  }

  /** Single files, in their order. */
  static ImageData files(List<Path> files, ImageReading reading) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw InputException.at(file, "no such file; name an image");
      }
    }
    return PictureSet.of(
        new LabelledPictures(new PictureFiles(null, files), Labels.NONE, List.of()), reading);
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }
}
