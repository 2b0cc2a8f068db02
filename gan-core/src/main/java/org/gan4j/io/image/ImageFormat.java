package org.gan4j.io.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of image files that are read. A file's contents decide, not its name. */
public enum ImageFormat {
  /** Portable Network Graphics. */
  PNG("PNG", "\u0089PNG\r\n\u001a\n", "png") {
    @Override
    Still still(byte[] bytes) throws IOException {
      return PngFile.still(bytes);
    }
  },
  /** JPEG, baseline and progressive, 8 bits a sample. */
  JPEG("JPEG", "\u00ff\u00d8\u00ff", "jpg", "jpeg", "jpe", "jfif") {
    @Override
    Still still(byte[] bytes) throws IOException {
      return JpegFile.still(bytes);
    }
  },
  /** WebP; of an animation the first frame. */
  WEBP("WebP", "RIFF", "webp") {
    @Override
    Still still(byte[] bytes) throws IOException {
      return WebpFile.still(bytes);
    }
  },
  /** Windows bitmaps. */
  BMP("BMP", "BM", "bmp") {
    @Override
    Still still(byte[] bytes) {
      return new Still(bytes, Orientation.UPRIGHT);
    }
  },
  /** The first frame of a GIF file. */
  GIF("GIF", "GIF8", "gif") {
    @Override
    Still still(byte[] bytes) throws IOException {
      return GifFile.still(bytes);
    }
  },
  /** The first image of a TIFF file. */
  TIFF("TIFF", "II*\0", "tif", "tiff") {
    @Override
    boolean matches(Bytes bytes) {
      return super.matches(bytes) || bytes.has(0, "MM\0*");
    }

    @Override
    Still still(byte[] bytes) {
      return new Still(bytes, Orientation.of(Bytes.bigEndian(bytes)));
    }
  };

  private final String text;
  private final String beginning;
  private final List<String> endings;

  ImageFormat(String text, String beginning, String... endings) {
    this.text = text;
    this.beginning = beginning;
    this.endings = List.of(endings);
  }

  /** The picture that is read of a file, and how; fails if the file is damaged. */
  abstract Still still(byte[] bytes) throws IOException;

  boolean matches(Bytes bytes) {
    return bytes.has(0, beginning);
  }

  /** The format of a file by its first bytes. */
  static Optional<ImageFormat> of(byte... bytes) {
    Bytes file = Bytes.bigEndian(bytes);
    return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
  }

  /**
   * Whether a file's name says that it is an image of one of the formats.
   *
   * @param fileName the name, in letters of either case
   * @return true if it ends as one of theirs
   */
  public static boolean isNamedAsOne(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return fileName.contains(".")
        && Arrays.stream(values()).anyMatch(format -> format.endings.contains(ending));
  }

  /**
   * All formats in words.
   *
   * @return {@code PNG, JPEG, ... or TIFF}
   */
  public static String list() {
    return Stream.of(PNG, JPEG, WEBP, BMP, GIF)
        .map(ImageFormat::toString)
        .collect(Collectors.joining(", ", "", " or " + TIFF));
  }

  /** The format as people write it. */
  @Override
  public String toString() {
    return text;
  }
}
