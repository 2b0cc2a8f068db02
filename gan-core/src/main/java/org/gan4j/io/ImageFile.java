package org.gan4j.io;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes image files with one of Java's own encoders. */
final class ImageFile {

  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {

    /** Writes it with an encoder whose output is set; closed by the caller. */
    void writeTo(ImageWriter writer) throws IOException;
  }

  private ImageFile() {}

  /** A file of a format such as {@code png}, whole or not at all. */
  static void write(String format, Path path, Content content) {
    AtomicFiles.write(
        path,
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
          try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            content.writeTo(writer);
          } finally {
            writer.dispose();
          }
        });
  }
}
