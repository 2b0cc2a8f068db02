package org.gan4j.io.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * The screen that the first frame of an animation lies on.
 *
 * @param width its width
 * @param height its height
 * @param x where the frame begins, from the left
 * @param y where the frame begins, from the top
 */
record Canvas(int width, int height, int x, int y) {

  /** The whole screen with the frame on it. */
  BufferedImage place(BufferedImage frame) {
    StoredColours colours = StoredColours.of(frame);
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Arrays.fill(((DataBufferInt) out.getRaster().getDataBuffer()).getData(), around(frame));
    int columns = Math.min(frame.getWidth(), width - x);
    int[] row = new int[Math.max(0, columns)];
    for (int i = 0; i < Math.min(frame.getHeight(), height - y); i++) {
      colours.read(0, i, columns, 1, row);
      out.getRaster().setDataElements(x, y + i, columns, 1, row);
    }
    return out;
  }

  /**
   * The palette's transparent colour, or its first; transparent black where there is no palette.
   */
  private static int around(BufferedImage frame) {
    return frame.getColorModel() instanceof IndexColorModel palette
        ? palette.getRGB(Math.max(0, palette.getTransparentPixel()))
        : 0;
  }
}
