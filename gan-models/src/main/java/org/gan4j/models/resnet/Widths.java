package org.gan4j.models.resnet;

import java.util.Arrays;
import java.util.List;

/**
 * How wide the residual networks for a size of images are, as multiples of a configuration's
 * widths.
 *
 * @param imageSize rows and columns of an image
 * @param baseSize rows and columns that the generator begins with; each of its blocks doubles them
 * @param generator channels at the base and after each block
 * @param discriminator channels after each block
 * @param halvings how many of the discriminator's blocks, the first ones, halve rows and columns
 * @param generatorWidth channels that the generator's multiples are of, usually
 * @param discriminatorWidth channels that the discriminator's multiples are of, usually
 */
record Widths(
    int imageSize,
    int baseSize,
    List<Integer> generator,
    List<Integer> discriminator,
    int halvings,
    int generatorWidth,
    int discriminatorWidth) {

  private static final List<Widths> ALL =
      List.of(
          // Miyato et al. 2018, table 4
          new Widths(32, 4, List.of(1, 1, 1, 1), List.of(1, 1, 1, 1), 2, 256, 128),
          // their table 5, for STL-10
          new Widths(48, 6, List.of(8, 4, 2, 1), List.of(1, 2, 4, 8, 16), 4, 64, 64),
          // mimicry's
          new Widths(64, 4, List.of(16, 8, 4, 2, 1), List.of(1, 2, 4, 8, 16), 5, 64, 64),
          // their table 6, for ImageNet, without classes
          new Widths(128, 4, List.of(16, 16, 8, 4, 2, 1), List.of(1, 2, 4, 8, 16, 16), 5, 64, 64));

  static Widths of(int imageSize) {
    return ALL.stream()
        .filter(widths -> widths.imageSize == imageSize)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "resolution: the residual networks make images of "
                        + Arrays.toString(ALL.stream().mapToInt(Widths::imageSize).toArray())
                        + " pixels, got "
                        + imageSize));
  }

  /** How many blocks the generator has. */
  int up() {
    return generator.size() - 1;
  }
}
