package org.gan4j.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.io.InputException;

/**
 * Images of two domains, to translate between: unpaired, or the k-th of one domain belonging to the
 * k-th of the other.
 *
 * @param a the images of the first domain
 * @param b those of the second, in the same extents
 */
public record ImageDomains(ImageData a, ImageData b) {

  /** Checks the extents. */
  public ImageDomains {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "domains: expected images of one size, got " + a.shape() + " and " + b.shape());
    }
  }

  /**
   * Reads two folders as {@link #unpaired(Path, String, ImageReading)} does, and refuses them if an
   * image can't be read.
   *
   * @param folder holds {@code trainA} and {@code trainB}, say
   * @param part the folders' common beginning, {@code train} or {@code test}
   * @param resolution height and width of the result
   * @param channels 1, 3 or 4
   * @return both domains
   * @throws InputException if a folder is missing or has no images, or any can't be read
   */
  public static ImageDomains unpaired(Path folder, String part, int resolution, int channels) {
    return unpaired(folder, part, ImageReading.of(resolution, channels));
  }

  /**
   * Reads two folders whose images don't belong together, each as {@link ImageData#folder(Path,
   * int, int)} does, but without labels.
   *
   * @param folder holds {@code trainA} and {@code trainB}, say
   * @param part the folders' common beginning, {@code train} or {@code test}
   * @param reading what the images become; labels aren't looked at
   * @return both domains
   * @throws InputException if a folder is missing or has no images, or one can't be read
   */
  public static ImageDomains unpaired(Path folder, String part, ImageReading reading) {
    requireBoth(folder, part);
    return new ImageDomains(
        ImageFolder.unlabelled(folder.resolve(part + Domain.A), reading),
        ImageFolder.unlabelled(folder.resolve(part + Domain.B), reading));
  }

  /**
   * Reads pairs as {@link #paired(Path, String, ImageReading)} does, and refuses them if an image
   * can't be read.
   *
   * @param folder holds {@code trainA} and {@code trainB}, or {@code train}, say
   * @param part the folders' common beginning, {@code train} or {@code test}
   * @param resolution height and width of the result
   * @param channels 1, 3 or 4
   * @return both domains, of one size
   * @throws InputException if a folder is missing or has no images, images don't go together, or
   *     any can't be read
   */
  public static ImageDomains paired(Path folder, String part, int resolution, int channels) {
    return paired(folder, part, ImageReading.of(resolution, channels));
  }

  /**
   * Reads images that belong together in pairs: from two folders of equal file names (whatever
   * their endings), or from one folder of pictures with A in their left half and B in their right,
   * as the authors of pix2pix publish them. Each half is cut and resized as {@link
   * ImageData#folder(Path, int, int)} does.
   *
   * @param folder holds {@code trainA} and {@code trainB}, or {@code train}, say
   * @param part the folders' common beginning, {@code train} or {@code test}
   * @param reading what the images become; labels aren't looked at
   * @return both domains, of one size
   * @throws InputException if a folder is missing or has no images, an image has no partner or
   *     another size than its partner, or one can't be read
   */
  public static ImageDomains paired(Path folder, String part, ImageReading reading) {
    Path sideBySide = folder.resolve(part);
    ImageShape shape = reading.shape();
    if (Files.isDirectory(sideBySide) && !Files.isDirectory(folder.resolve(part + Domain.A))) {
      return ImagePartners.halves(sideBySide, shape, reading.broken());
    }
    if (!Files.isDirectory(folder.resolve(part + Domain.A))
        && !Files.isDirectory(folder.resolve(part + Domain.B))) {
      throw InputException.at(
          folder,
          String.format(
              "has neither %sA and %sB with pairs of equal file names, nor %s with pictures of A"
                  + " and B side by side",
              part, part, part));
    }
    requireBoth(folder, part);
    List<ImageData> both =
        ImagePartners.folders(
            List.of(folder.resolve(part + Domain.A), folder.resolve(part + Domain.B)),
            List.of(shape, shape),
            reading.broken());
    return new ImageDomains(both.get(0), both.get(1));
  }

  /**
   * The images of one domain.
   *
   * @param domain which
   * @return {@link #a} or {@link #b}
   */
  public ImageData of(Domain domain) {
    return domain == Domain.A ? a : b;
  }

  /**
   * What of their folders was left out.
   *
   * @return of both domains
   */
  public SkippedFiles skipped() {
    return a.skipped().and(b.skipped());
  }

  private static void requireBoth(Path folder, String part) {
    for (Domain domain : Domain.values()) {
      if (!Files.isDirectory(folder.resolve(part + domain))) {
        throw InputException.at(
            folder,
            String.format(
                "has no folder %s%s; the images of the two domains lie in %sA and %sB",
                part, domain, part, part));
      }
    }
  }

  @Override
  public String toString() {
    return String.format("%,d of A, %,d of B, %s", a.size(), b.size(), a.shape());
  }
}
