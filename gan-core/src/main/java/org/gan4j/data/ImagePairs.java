package org.gan4j.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/** Reads images that belong together in pairs. */
final class ImagePairs {

  private ImagePairs() {}

  /** Two folders of equal file names. */
  static ImageDomains folders(Path folderA, Path folderB, ImageShape shape) {
    Map<String, Path> a = byName(folderA);
    Map<String, Path> b = byName(folderB);
    requirePartners(folderA, a, folderB, b);
    requirePartners(folderB, b, folderA, a);
    List<Path> filesA = List.copyOf(a.values());
    List<Path> filesB = List.copyOf(b.values());
    byte[][] pixelsA = new byte[filesA.size()][];
    byte[][] pixelsB = new byte[filesA.size()][];
    IntStream.range(0, pixelsA.length)
        .parallel()
        .forEach(
            i -> {
              BufferedImage imageA = ImageFolder.readImage(filesA.get(i));
              BufferedImage imageB = ImageFolder.readImage(filesB.get(i));
              if (!extents(imageA).equals(extents(imageB))) {
                throw InputException.at(
                    filesB.get(i),
                    String.format(
                        "is %s, but its partner %s is %s; both images of a pair have one size",
                        extents(imageB), filesA.get(i), extents(imageA)));
              }
              pixelsA[i] = ImageFolder.fit(imageA, shape);
              pixelsB[i] = ImageFolder.fit(imageB, shape);
            });
    return domains(shape, pixelsA, pixelsB);
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
    return domains(shape, pixelsA, pixelsB);
  }

  private static ImageDomains domains(ImageShape shape, byte[][] a, byte[][] b) {
    return new ImageDomains(
        ImageData.of(new ByteImages(shape, a)), ImageData.of(new ByteImages(shape, b)));
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
