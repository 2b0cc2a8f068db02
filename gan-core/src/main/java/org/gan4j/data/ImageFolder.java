package org.gan4j.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.io.InputException;

/**
 * Reads a folder of PNG and JPEG files: cuts each to the square in its middle and resizes it
 * ({@link BicubicResize}).
 */
final class ImageFolder {

  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");
  private static final int WHITE = 255;

  // The second bytes of JPEG's markers: start of image, start of scan, end of image.
  private static final int JPEG_START = 0xd8;
  private static final int JPEG_SCAN = 0xda;
  private static final int JPEG_END = 0xd9;

  private ImageFolder() {}

  /** The images of a folder, labelled by sub-folder if all of them are in sub-folders. */
  static ByteImages read(Path folder, int resolution, int channels) {
    ImageShape shape = shape(resolution, channels);
    List<Path> files = list(folder);
    byte[][] pixels =
        files.parallelStream().map(file -> fit(readImage(file), shape)).toArray(byte[][]::new);
    List<String> tops =
        files.stream().map(file -> folder.relativize(file)).map(ImageFolder::top).toList();
    if (tops.contains("")) {
      return new ByteImages(shape, pixels);
    }
    List<String> classes = tops.stream().distinct().toList();
    int[] labels = tops.stream().mapToInt(classes::indexOf).toArray();
    return new ByteImages(shape, pixels, classes, labels);
  }

  /** The extents of pictures, which are grey or coloured. */
  private static ImageShape shape(int resolution, int channels) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels: expected 1 or 3, got " + channels);
    }
    return new ImageShape(resolution, resolution, channels);
  }

  /** A single image. */
  static ByteImages readOne(Path file, int resolution, int channels) {
    if (!Files.isRegularFile(file)) {
      throw InputException.at(file, "no such file; name a PNG or JPEG image");
    }
    ImageShape shape = shape(resolution, channels);
    return new ByteImages(shape, new byte[][] {fit(readImage(file), shape)});
  }

  /** The sub-folder that a file is in, "" for none. */
  private static String top(Path relative) {
    return relative.getNameCount() == 1 ? "" : relative.getName(0).toString();
  }

  /** All images below a folder in the order of their paths, hidden ones left out; at least one. */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw InputException.at(folder, "no such folder");
    }
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> isVisible(folder.relativize(file)) && isImage(file))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw InputException.at(folder, "no PNG or JPEG file in this folder or below");
      }
      return files;
    } catch (UncheckedIOException e) {
      throw InputException.unreadable(folder, e.getCause());
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }

  private static boolean isVisible(Path relative) {
    return Stream.iterate(relative, path -> path != null, Path::getParent)
        .noneMatch(path -> path.getFileName().toString().startsWith("."));
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** The square in an image's middle, resized, as bytes. */
  static byte[] fit(BufferedImage image, ImageShape shape) {
    int side = Math.min(image.getWidth(), image.getHeight());
    ImageShape square = new ImageShape(side, side, shape.channels());
    int x = (image.getWidth() - side) / 2;
    int y = (image.getHeight() - side) / 2;
    float[] values =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !image.getColorModel().hasAlpha()
            ? grey(image, x, y, square)
            : colour(image, x, y, square);
    float[] resized = BicubicResize.resize(values, square, shape.height(), shape.width());
    byte[] out = new byte[resized.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) Math.max(0, Math.min(255, Math.round(resized[i])));
    }
    return out;
  }

  /** An image as it is stored. */
  static BufferedImage readImage(Path file) {
    BufferedImage image;
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (isCutOffJpeg(bytes)) {
        throw InputException.at(file, "can't be read as an image: truncated; repair or remove it");
      }
      image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Java's decoders throw all kinds of RuntimeException on damaged files.
      throw new InputException(
          file + ": can't be read as an image: " + firstLine(e) + "; repair or remove it", e);
    }
    if (image == null) {
      throw InputException.at(file, "is not a PNG or JPEG image; remove it");
    }
    return image;
  }

  /**
   * Whether a JPEG file has no end marker after its last scan: Java's decoder would fill up the
   * rest with grey and say nothing.
   */
  private static boolean isCutOffJpeg(byte... bytes) {
    return bytes.length > 1
        && bytes[0] == (byte) 0xff
        && bytes[1] == (byte) JPEG_START
        && lastMarker(bytes, JPEG_END) < lastMarker(bytes, JPEG_SCAN);
  }

  private static int lastMarker(byte[] bytes, int marker) {
    for (int i = bytes.length - 2; i >= 0; i--) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) marker) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The samples of a grey image as they are stored: Java's getRGB would take them for linear light
   * and brighten them.
   */
  private static float[] grey(BufferedImage image, int x, int y, ImageShape square) {
    Raster raster = image.getRaster();
    float max = (1 << image.getColorModel().getComponentSize(0)) - 1;
    int channels = square.channels();
    float[] out = new float[square.length()];
    for (int i = 0; i < out.length; i++) {
      int pixel = i / channels;
      int sample = raster.getSample(x + pixel % square.width(), y + pixel / square.width(), 0);
      out[i] = sample * 255 / max;
    }
    return out;
  }

  /**
   * Red, green, blue over white where transparent; or their luma (ITU-R BT.601) for one channel.
   */
  private static float[] colour(BufferedImage image, int x, int y, ImageShape square) {
    int side = square.width();
    int[] argb = image.getRGB(x, y, side, side, null, 0, side);
    float[] out = new float[square.length()];
    int at = 0;
    for (int pixel : argb) {
      float alpha = (pixel >>> 24) / 255f;
      float red = over(pixel >> 16, alpha);
      float green = over(pixel >> 8, alpha);
      float blue = over(pixel, alpha);
      if (square.channels() == 1) {
        out[at++] = 0.299f * red + 0.587f * green + 0.114f * blue;
      } else {
        out[at++] = red;
        out[at++] = green;
        out[at++] = blue;
      }
    }
    return out;
  }

  private static float over(int sample, float alpha) {
    return alpha * (sample & 0xff) + (1 - alpha) * WHITE;
  }

  private static String firstLine(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
