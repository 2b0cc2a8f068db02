package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Sets of images in zip archives: as StyleGAN's tool writes them, with {@code dataset.json}, or any
 * with images in folders of classes.
 */
final class ZipSet {

  private ZipSet() {}

  /**
   * The images of an archive.
   *
   * @param file the archive
   * @param labels a file beside it that says the classes; else its {@code dataset.json} does, or
   *     the folders in it
   */
  static LabelledPictures open(Path file, Optional<Path> labels) {
    ZipPictures pictures = new ZipPictures(file);
    return new LabelledPictures(
        pictures,
        labels
            .map(from -> LabelFile.read(from, pictures.names()).orElse(Labels.NONE))
            .or(() -> own(pictures))
            .orElseGet(() -> FolderLabels.belowCommonTop(pictures)),
        List.of());
  }

  /** What the archive itself says; that may be that there are no labels. */
  private static Optional<Labels> own(ZipPictures pictures) {
    String name = ImageFolder.DATASET_JSON;
    return pictures
        .text(name)
        .map(
            text ->
                LabelJson.read(pictures.place(name), text, pictures.names()).orElse(Labels.NONE));
  }
}
