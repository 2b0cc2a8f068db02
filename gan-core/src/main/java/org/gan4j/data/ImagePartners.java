package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;
import org.gan4j.io.image.DecodedImage;

/** Reads images that belong together, two or more a sample. */
final class ImagePartners {

  private ImagePartners() {}

  /** An image as it was and what was made of it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fitted(String extents, byte[] pixels) {}

  /** Folders of equal file names, each read in extents of its own. */
  static List<ImageData> folders(List<Path> folders, List<ImageShape> shapes, BrokenFiles policy) {
    if (folders.isEmpty() || folders.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "shapes: expected one for each of the folders, got "
              + shapes.size()
              + " for "
              + folders.size());
    }
    List<FolderListing> listings = folders.stream().map(FolderListing::of).toList();
    List<Map<String, Path>> names = listings.stream().map(ImagePartners::byName).toList();
    for (int k = 1; k < folders.size(); k++) {
      requirePartners(folders.get(0), names.get(0), folders.get(k), names.get(k));
      requirePartners(folders.get(k), names.get(k), folders.get(0), names.get(0));
    }
    List<PictureFiles> files =
        names.stream().map(each -> new PictureFiles(null, List.copyOf(each.values()))).toList();
    Decoding reading = new Decoding();
    return sets(
        shapes,
        listings,
        Decoding.readAll(files.get(0).size(), policy, i -> sample(reading, files, i, shapes)));
  }

  private static byte[][] sample(
      Decoding reading, List<PictureFiles> files, int index, List<ImageShape> shapes) {
    byte[][] pixels = new byte[files.size()][];
    String extents = null;
    for (int k = 0; k < pixels.length; k++) {
      ImageShape shape = shapes.get(k);
      Fitted image =
          reading.decode(
              files.get(k),
              index,
              shape,
              decoded -> new Fitted(extents(decoded), MiddleFit.fit(decoded, shape)));
      if (extents != null && !image.extents.equals(extents)) {
        throw new InputException(
            String.format(
                "%s: is %s, but its partner %s is %s; images that belong together have one size",
                files.get(k).place(index), image.extents, files.get(0).place(index), extents));
      }
      extents = image.extents;
      pixels[k] = image.pixels;
    }
    return pixels;
  }

  /** One folder of pictures with A on the left and B on the right. */
  static ImageDomains halves(Path folder, ImageShape shape, BrokenFiles policy) {
    FolderListing listing = FolderListing.of(folder);
    Decoding reading = new Decoding();
    List<ImageData> both =
        sets(
            List.of(shape, shape),
            List.of(listing),
            Decoding.readAll(
                listing.files().size(),
                policy,
                i ->
                    reading.decode(
                        listing.pictures(),
                        i,
                        shape,
                        image -> halves(listing.files().get(i), image, shape))));
    return new ImageDomains(both.get(0), both.get(1));
  }

  private static byte[][] halves(Path file, DecodedImage both, ImageShape shape) {
    if (both.width() % 2 == 1) {
      throw InputException.at(
          file, "is " + extents(both) + "; a picture of A and B side by side has an even width");
    }
    int width = both.width() / 2;
    return new byte[][] {
      MiddleFit.fit(both, 0, width, shape), MiddleFit.fit(both, width, width, shape)
    };
  }

  /** A set for each image of a sample; each says what was left out of all folders. */
  private static List<ImageData> sets(
      List<ImageShape> shapes, List<FolderListing> listings, Decoding.Outcome<byte[][]> outcome) {
    List<Path> others = listings.stream().flatMap(each -> each.others().stream()).toList();
    SkippedFiles skipped = new SkippedFiles(others, outcome.broken());
    return IntStream.range(0, shapes.size())
        .mapToObj(
            k ->
                new ImageData(
                    new ByteImages(shapes.get(k), outcome.pixels(images -> images[k])), skipped))
        .toList();
  }

  /** The files of a folder by their paths in it, without the endings. */
  private static Map<String, Path> byName(FolderListing listing) {
    Map<String, Path> names = new TreeMap<>();
    for (Path file : listing.files()) {
      String path = listing.name(file);
      Path before = names.put(path.substring(0, path.lastIndexOf('.')), file);
      if (before != null) {
        throw InputException.at(file, "and " + before + " have one name; remove one of them");
      }
    }
    return names;
  }

  private static void requirePartners(
      Path folder, Map<String, Path> files, Path otherFolder, Map<String, Path> others) {
    files.forEach(
        (name, file) -> {
          if (!others.containsKey(name)) {
            throw InputException.at(
                file,
                String.format(
                    "has no partner %s in %s; %s has %d images, %s %d",
                    name,
                    otherFolder,
                    folder.getFileName(),
                    files.size(),
                    otherFolder.getFileName(),
                    others.size()));
          }
        });
  }

  private static String extents(DecodedImage image) {
    return image.width() + "x" + image.height();
  }
}
