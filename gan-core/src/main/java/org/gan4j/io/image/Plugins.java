package org.gan4j.io.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Finds the decoder of a format: Java's own where there is one, so that other plugins on the class
 * path don't change what comes out.
 */
final class Plugins {

  private static final String JAVAS_OWN = "com.sun.imageio.";

  private Plugins() {}

  /** A decoder with its input; disposed of by the caller. */
  static ImageReader open(ImageFormat format, byte... bytes) throws IOException {
    ImageReader reader = find(format);
    // The transparent colour of a PNG file is among its metadata; nobody else's are needed.
    reader.setInput(
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)),
        false,
        format != ImageFormat.PNG);
    return reader;
  }

  private static ImageReader find(ImageFormat format) throws IOException {
    ImageReader found = null;
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.toString());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(JAVAS_OWN)) {
        return reader;
      }
      found = found == null ? reader : found;
    }
    if (found == null) {
      throw new IOException("no decoder of " + format + " on the class path");
    }
    return found;
  }
}
