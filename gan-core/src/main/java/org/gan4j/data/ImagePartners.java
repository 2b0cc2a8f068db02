package org.gan4j.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/** Reads images that belong together, two or more a sample. */
final class ImagePartners {

  private ImagePartners() {}

  /** Folders of equal file names, each read in extents of its own. */
  static List<ImageData> folders(List<Path> folders, List<ImageShape> shapes) {
    List<Map<String, Path>> names = folders.stream().map(ImagePartners::byName).toList();
    for (int k = 1; k < folders.size(); k++) {
      requirePartners(folders.get(0), names.get(0), folders.get(k), names.get(k));
      requirePartners(folders.get(k), names.get(k), folders.get(0), names.get(0));
    }
    List<List<Path>> files = names.stream().map(each -> List.copyOf(each.values())).toList();
    int count = files.get(0).size();
    byte[][][] pixels = new byte[folders.size()][count][];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              String extents = null;
              for (int k = 0; k < pixels.length; k++) {
                Path file = files.get(k).get(i);
                BufferedImage image = ImageFolder.readImage(file);
                if (extents != null && !extents(image).equals(extents)) {
                  throw InputException.at(
                      file,
                      String.format(
                          "is %s, but its partner %s is %s; images that belong together have one"
                              + " size",
                          extents(image), files.get(0).get(i), extents));
                }
                extents = extents(image);
                pixels[k][i] = ImageFolder.fit(image, shapes.get(k));
              }
            });
    return IntStream.range(0, pixels.length)
        .mapToObj(k -> ImageData.of(new ByteImages(shapes.get(k), pixels[k])))
        .toList();
  }

  /** One folder of pictures with A on the left and B on the right. */
  static ImageDomains halves(Path folder, ImageShape shape) {
    List<Path> files = ImageFolder.list(folder);
    byte[][] pixelsA = new byte[files.size()][];
    byte[][] pixelsB = new byte[files.size()][];
    IntStream.range(0, pixelsA.length)
        .parallel()
        .forEach(
            i -> {
              BufferedImage both = ImageFolder.readImage(files.get(i));
              int width = both.getWidth() / 2;
              if (both.getWidth() % 2 == 1) {
                throw InputException.at(
                    files.get(i),
                    "is "
                        + extents(both)
                        + "; a picture of A and B side by side has an even width");
              }
              int height = both.getHeight();
              pixelsA[i] = ImageFolder.fit(both.getSubimage(0, 0, width, height), shape);
              pixelsB[i] = ImageFolder.fit(both.getSubimage(width, 0, width, height), shape);
            });
    return new ImageDomains(
        ImageData.of(new ByteImages(shape, pixelsA)), ImageData.of(new ByteImages(shape, pixelsB)));
  }

  /** The files of a folder by their paths in it, without the endings. */
  private static Map<String, Path> byName(Path folder) {
    Map<String, Path> names = new TreeMap<>();
    for (Path file : ImageFolder.list(folder)) {
      String path = folder.relativize(file).toString();
      Path before = names.put(path.substring(0, path.lastIndexOf('.')), file);
      if (before != null) {
        throw InputException.at(file, "and " + before + " have one name; remove one of them");
      }
    }
    return names;
  }

  private static void requirePartners(
      Path folder, Map<String, Path> files, Path otherFolder, Map<String, Path> others) {
    List<String> single = new ArrayList<>(files.keySet());
    single.removeAll(others.keySet());
    if (!single.isEmpty()) {
      throw InputException.at(
          files.get(single.get(0)),
          String.format(
              "has no partner %s in %s; %s has %d images, %s %d",
              single.get(0),
              otherFolder,
              folder.getFileName(),
              files.size(),
              otherFolder.getFileName(),
              others.size()));
    }
  }

  private static String extents(BufferedImage image) {
    return image.getWidth() + "x" + image.getHeight();
  }
}
