package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimatedGifTest {

  @TempDir private Path folder;

  private static BufferedImage plain(int rgb) {
    BufferedImage image = Images.blank(5, 3, 3);
    for (int i = 0; i < 15; i++) {
      image.setRGB(i % 5, i / 5, rgb);
    }
    return image;
  }

  @Test
  void everyPictureIsThereAndTimed() throws Exception {
    Path file = folder.resolve("three.gif");
    AnimatedGif.write(List.of(plain(0xff0000), plain(0x00ff00), plain(0x0000ff)), 120, file);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(stream);
      assertEquals(3, reader.getNumImages(true));
      assertEquals(0x00ff00, reader.read(1).getRGB(2, 1) & 0xffffff);
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(2).getAsTree("javax_imageio_gif_image_1.0");
      IIOMetadataNode control =
          (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
      assertEquals("12", control.getAttribute("delayTime"));
    } finally {
      reader.dispose();
    }
  }

  @Test
  void noPicturesAreNoAnimation() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AnimatedGif.write(List.of(), 100, folder.resolve("none.gif")));
  }
}
