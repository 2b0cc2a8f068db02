package org.gan4j.models.resnet;

import java.util.List;
import org.gan4j.data.ImageSize;
import org.gan4j.models.SizeRule;

/**
 * How wide the residual networks for a size of images are, as multiples of a configuration's
 * widths.
 *
 * @param least rows and columns of the smallest image that they are for; each of the generator's
 *     blocks doubles what it begins with
 * @param generator channels at the base and after each block
 * @param discriminator channels after each block
 * @param halvings how many of the discriminator's blocks, the first ones, halve rows and columns
 * @param generatorWidth channels that the generator's multiples are of, usually
 * @param discriminatorWidth channels that the discriminator's multiples are of, usually
 */
record Widths(
    int least,
    List<Integer> generator,
    List<Integer> discriminator,
    int halvings,
    int generatorWidth,
    int discriminatorWidth) {

  private static final List<Widths> ALL =
      List.of(
          // Miyato et al. 2018, table 4
          new Widths(32, List.of(1, 1, 1, 1), List.of(1, 1, 1, 1), 2, 256, 128),
          // their table 5, for STL-10
          new Widths(48, List.of(8, 4, 2, 1), List.of(1, 2, 4, 8, 16), 4, 64, 64),
          // mimicry's
          new Widths(64, List.of(16, 8, 4, 2, 1), List.of(1, 2, 4, 8, 16), 5, 64, 64),
          // their table 6, for ImageNet, without classes
          new Widths(128, List.of(16, 16, 8, 4, 2, 1), List.of(1, 2, 4, 8, 16, 16), 5, 64, 64));

  private static final SizeRule SIZES = new SizeRule("the residual networks", 32, 255, 1024);

  /** Those for a size, which they have to be able to make. */
  static Widths check(ImageSize size) {
    SIZES.check(size, fits -> of(fits).factor());
    return of(size);
  }

  /** Those for the largest images that fit into a size of at least 32 pixels. */
  static Widths of(ImageSize size) {
    return ALL.stream()
        .filter(widths -> widths.least <= size.shorter())
        .reduce((smaller, larger) -> larger)
        .orElseThrow();
  }

  /** What both sides of an image are multiples of. */
  private int factor() {
    return 1 << Math.max(up(), halvings);
  }

  /** How many blocks the generator has. */
  int up() {
    return generator.size() - 1;
  }
}
