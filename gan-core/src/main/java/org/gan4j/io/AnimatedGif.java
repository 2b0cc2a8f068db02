package org.gan4j.io;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** Pictures one after the other in a GIF file that starts anew at its end. */
public final class AnimatedGif {

  private static final int MILLIS_PER_TICK = 10;

  private AnimatedGif() {}

  /**
   * Writes the file, whole or not at all. GIF has 256 colours a picture; the nearest are taken.
   *
   * @param frames the pictures, at least one, all of one size
   * @param millis how long each is shown, rounded to hundredths of a second; at least 10
   * @param path the file; one of that name is replaced
   * @throws InputException if the file can't be written
   */
  public static void write(List<BufferedImage> frames, int millis, Path path) {
    if (frames.isEmpty() || millis < MILLIS_PER_TICK) {
      throw new IllegalArgumentException(
          "gif: expected a frame or more and at least 10 ms each, got "
              + frames.size()
              + " and "
              + millis);
    }
    ImageFile.write(
        "gif",
        path,
        writer -> {
          writer.prepareWriteSequence(null);
          for (BufferedImage frame : frames) {
            writer.writeToSequence(
                new IIOImage(frame, null, timing(writer, frame, millis / MILLIS_PER_TICK)), null);
          }
          writer.endWriteSequence();
        });
  }

  private static IIOMetadata timing(ImageWriter writer, BufferedImage frame, int ticks)
      throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(frame), writer.getDefaultWriteParam());
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(ticks));
    root.appendChild(control);
    IIOMetadataNode forEver = new IIOMetadataNode("ApplicationExtension");
    forEver.setAttribute("applicationID", "NETSCAPE");
    forEver.setAttribute("authenticationCode", "2.0");
    forEver.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(forEver);
    root.appendChild(extensions);
    metadata.mergeTree(format, root);
    return metadata;
  }
}
