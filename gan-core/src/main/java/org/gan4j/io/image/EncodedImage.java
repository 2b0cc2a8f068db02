package org.gan4j.io.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.gan4j.io.InputException;

/**
 * An image file that has been read but not decoded: its header is known, checked against limits.
 * What comes out of it is defined by Pillow: {@code ImageOps.exif_transpose} and then {@code
 * convert} to {@code L}, {@code RGB} or {@code RGBA}, to one grey level. (Except that 16-bit grey
 * is scaled; Pillow clips it.)
 */
public final class EncodedImage {

  private static final int MANY_BYTES_A_PIXEL = 8;

  private final String place;
  private final ImageFormat format;
  private final Still still;
  private final int width;
  private final int height;
  private final int pixelBytes;

  private EncodedImage(String place, ImageFormat format, Still still, ImageReader reader)
      throws IOException {
    this.place = place;
    this.format = format;
    this.still = still;
    this.width = still.canvas() == null ? reader.getWidth(0) : still.canvas().width();
    this.height = still.canvas() == null ? reader.getHeight(0) : still.canvas().height();
    this.pixelBytes = pixelBytes(format, reader);
  }

  /**
   * Reads a file and its header.
   *
   * @param file an image file of one of {@link ImageFormat}
   * @param limits how large it may be
   * @return the image, to be decoded
   * @throws InputException if it can't be read, is of another format, damaged or too large
   */
  public static EncodedImage read(Path file, ImageLimits limits) {
    return of(file.toString(), bytes(file, limits), limits);
  }

  /**
   * Reads the header of an image that lies in memory.
   *
   * @param place where it comes from, for messages: a file, or an archive and the name in it
   * @param bytes the file's contents; not copied
   * @param limits how large it may be
   * @return the image, to be decoded
   * @throws InputException if it is of no known format, damaged or too large
   */
  public static EncodedImage of(String place, byte[] bytes, ImageLimits limits) {
    ImageFormat format =
        ImageFormat.of(bytes)
            .orElseThrow(
                () ->
                    new InputException(
                        place
                            + (bytes.length == 0
                                ? ": is empty; remove it"
                                : ": is not a "
                                    + ImageFormat.list()
                                    + " image; convert or remove it")));
    EncodedImage image =
        guarded(
            place,
            () -> {
              Still still = format.still(bytes);
              ImageReader reader = Plugins.open(format, still.bytes());
              try {
                return new EncodedImage(place, format, still, reader);
              } finally {
                reader.dispose();
              }
            });
    image.check(limits);
    return image;
  }

  /**
   * All bytes of a file.
   *
   * @param file the file
   * @param limits how large it may be
   * @return its contents
   * @throws InputException if it is larger, gone, or can't be read
   */
  public static byte[] bytes(Path file, ImageLimits limits) {
    size(file, limits);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(file.toString(), e);
    }
  }

  /**
   * How large a file is.
   *
   * @param file the file
   * @param limits how large it may be
   * @return bytes
   * @throws InputException if it is larger, or gone
   */
  public static long size(Path file, ImageLimits limits) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    requireSize(file.toString(), size, limits);
    return size;
  }

  /**
   * Refuses files that are too large.
   *
   * @param place where the file lies, for the message
   * @param size its bytes
   * @param limits how large it may be
   * @throws InputException if it is larger
   */
  public static void requireSize(String place, long size, ImageLimits limits) {
    if (size > limits.fileBytes()) {
      throw new InputException(
          String.format(
              "%s: has %,d bytes; at most %,d are read of an image file, make it smaller or remove"
                  + " it",
              place, size, limits.fileBytes()));
    }
  }

  private static InputException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new InputException(file + ": vanished while reading; start again", e)
        : InputException.unreadable(file, e);
  }

  private static InputException tooLarge(String place, OutOfMemoryError e) {
    return new InputException(
        String.format(
            "%s: doesn't fit into the %,d MB of memory that Java may use; give it more with -Xmx",
            place, Runtime.getRuntime().maxMemory() >> 20),
        e);
  }

  private void check(ImageLimits limits) {
    if (width < 1 || height < 1) {
      throw new InputException(
          place + ": can't be read as an image: no pixels; repair or remove it");
    }
    if ((long) width * height > limits.pixels()) {
      throw new InputException(
          String.format(
              "%s: says that it has %,d x %,d pixels; at most %,d are read, make it smaller or"
                  + " remove it",
              place, width, height, limits.pixels()));
    }
  }

  /** What one pixel takes while it is decoded. */
  private static int pixelBytes(ImageFormat format, ImageReader reader) throws IOException {
    ImageTypeSpecifier type = format == ImageFormat.WEBP ? null : reader.getRawImageType(0);
    ColorModel model = type == null ? null : type.getColorModel();
    int stored = model == null ? MANY_BYTES_A_PIXEL : (model.getPixelSize() + 7) / 8;
    // Of TIFF the strips lie beside the image.
    return format == ImageFormat.TIFF ? 2 * stored : stored;
  }

  /**
   * How much of Java's heap it takes to decode the image, the file itself left out.
   *
   * @return bytes, about
   */
  public long memory() {
    int canvas = still.canvas() == null ? 0 : Integer.BYTES;
    return (long) width * height * (pixelBytes + canvas);
  }

  /**
   * How wide it is stored; a photograph may be shown turned.
   *
   * @return columns, at least 1
   */
  public int storedWidth() {
    return width;
  }

  /**
   * How high it is stored; a photograph may be shown turned.
   *
   * @return rows, at least 1
   */
  public int storedHeight() {
    return height;
  }

  /**
   * Decodes the image.
   *
   * @return the image, turned as it is to be shown
   * @throws InputException if it is damaged, or its colours are of no kind that is known here; the
   *     cause is an {@link OutOfMemoryError} if that is what there was
   */
  public DecodedImage decode() {
    return guarded(
        place,
        () -> {
          ImageReader reader = Plugins.open(format, still.bytes());
          try {
            BufferedImage image = reader.read(0);
            BufferedImage whole = still.canvas() == null ? image : still.canvas().place(image);
            return new DecodedImage(whole, still.orientation());
          } finally {
            reader.dispose();
          }
        });
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Java's decoders throw all kinds of things on damaged files. */
  private static <T> T guarded(String place, Work<T> work) {
    try {
      return work.run();
    } catch (OutOfMemoryError e) {
      throw tooLarge(place, e);
    } catch (LinkageError e) {
      throw new InputException(
          place + ": its decoder can't be loaded: " + reason(e) + "; convert it to PNG", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new InputException(
          place + ": can't be read as an image: " + reason(e) + "; repair or remove it", e);
    }
  }

  private static String reason(Throwable e) {
    String line = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return line.isBlank() ? e.getClass().getSimpleName() : line;
  }
}
