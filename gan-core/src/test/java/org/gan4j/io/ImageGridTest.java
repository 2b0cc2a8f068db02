package org.gan4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageGridTest {

  @TempDir Path folder;

  @Test
  void everyByteSurvivesTheRoundTrip() {
    for (int b = 0; b < 256; b++) {
      assertEquals(b, Images.toByte(Images.fromByte((byte) b)));
    }
    assertEquals(-1f, Images.fromByte((byte) 0));
    assertEquals(1f, Images.fromByte((byte) 255));
    assertEquals(0, Images.toByte(-7));
    assertEquals(255, Images.toByte(Float.POSITIVE_INFINITY));
  }

  @Test
  void greyImageIsStoredAsItIs() throws IOException {
    Path path = folder.resolve("grey.png");
    INDArray image = Nd4j.createFromArray(-1f, Images.fromByte((byte) 100), 0.5f, 1f);
    Images.writePng(image.reshape(2, 2, 1), path);
    BufferedImage read = ImageIO.read(path.toFile());
    assertEquals(1, read.getRaster().getNumBands());
    assertArrayEquals(
        new int[] {0, 100, 191, 255}, read.getRaster().getPixels(0, 0, 2, 2, (int[]) null));
  }

  @Test
  void colourImageKeepsRowsAndChannels() throws IOException {
    Path path = folder.resolve("colour.png");
    float[] values = new float[2 * 3 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = Images.fromByte((byte) (10 * i));
    }
    Images.writePng(Nd4j.create(values, new long[] {2, 3, 3}, DataType.FLOAT), path);
    BufferedImage read = ImageIO.read(path.toFile());
    assertEquals(3, read.getWidth());
    assertEquals(2, read.getHeight());
    assertEquals(0xff000a14, read.getRGB(0, 0));
    assertEquals(0xff5a646e, read.getRGB(0, 1));
  }

  @Test
  void tilesRowByRowWithGapsAndScale() {
    INDArray batch = Nd4j.zeros(DataType.FLOAT, 5, 2, 2, 1);
    for (int i = 0; i < 5; i++) {
      batch.tensorAlongDimension(i, 1, 2, 3).assign(Images.fromByte((byte) (50 * (i + 1))));
    }
    BufferedImage grid = new ImageGrid(3, 2).render(batch);
    assertEquals(3 * 4 + 2 * 2, grid.getWidth());
    assertEquals(2 * 4 + 2, grid.getHeight());
    assertEquals(50, pixel(grid, 3, 3));
    assertEquals(0, pixel(grid, 4, 3));
    assertEquals(0, pixel(grid, 5, 0));
    assertEquals(100, pixel(grid, 6, 0));
    assertEquals(150, pixel(grid, 15, 3));
    assertEquals(200, pixel(grid, 0, 6));
    assertEquals(250, pixel(grid, 9, 9));
    assertEquals(0, pixel(grid, 12, 6));
  }

  @Test
  void columnsBeyondTheBatchTakeNoRoom() throws IOException {
    INDArray batch = Nd4j.zeros(DataType.FLOAT, 3, 4, 4, 3);
    assertEquals(3 * 4 + 2 * 2, new ImageGrid(8, 1).render(batch).getWidth());
    Path path = folder.resolve("grid.png");
    ImageGrid.write(batch, path);
    BufferedImage read = ImageIO.read(path.toFile());
    assertEquals(2 * 4 + 2, read.getWidth());
    assertEquals(2 * 4 + 2, read.getHeight());
    assertEquals(0xff808080, read.getRGB(0, 0));
    assertEquals(0xff000000, read.getRGB(9, 9));
  }

  @Test
  void refusesWhatIsNoImage() {
    INDArray two = Nd4j.zeros(DataType.FLOAT, 1, 2, 2, 2);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new ImageGrid(1, 1).render(two));
    assertEquals("channels: expected 1, 3 or 4, got 2", e.getMessage());
    INDArray flat = Nd4j.zeros(DataType.FLOAT, 4, 4);
    assertThrows(IllegalArgumentException.class, () -> new ImageGrid(1, 1).render(flat));
    assertThrows(IllegalArgumentException.class, () -> Images.toBufferedImage(flat));
    assertThrows(IllegalArgumentException.class, () -> new ImageGrid(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ImageGrid(1, 0));
  }

  private static int pixel(BufferedImage grid, int x, int y) {
    return grid.getRaster().getSample(x, y, 0);
  }
}
