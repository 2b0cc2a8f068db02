package org.gan4j.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Makes pairs for pix2pix out of colour photographs: A is the photograph without its colours, B the
 * photograph. Every 20th goes to {@code testA} and {@code testB}, the others to {@code trainA} and
 * {@code trainB}; arguments: a folder of JPEG and PNG files, at any depth, and where to write.
 */
public final class GreyPairs {

  private static final int TEST = 20;

  private GreyPairs() {}

  /**
   * Writes the pairs.
   *
   * @param args {@code data/flowers-64 data/grey2colour}
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    List<Path> photographs = photographs(Path.of(args[0]));
    for (int i = 0; i < photographs.size(); i++) {
      String set = i % TEST == 0 ? "test" : "train";
      String name = "%05d.png".formatted(i);
      BufferedImage colour = ImageIO.read(photographs.get(i).toFile());
      write(grey(colour), out.resolve(set + "A").resolve(name));
      write(colour, out.resolve(set + "B").resolve(name));
    }
    System.out.printf("%,d pairs in %s%n", photographs.size(), out);
  }

  private static List<Path> photographs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(jpe?g|png)")).sorted().toList();
    }
  }

  private static BufferedImage grey(BufferedImage colour) {
    BufferedImage grey =
        new BufferedImage(colour.getWidth(), colour.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    grey.createGraphics().drawImage(colour, 0, 0, null);
    return grey;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
