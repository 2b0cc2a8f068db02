package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.SharedFiles;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImageDomainsTest {

  @TempDir Path folder;

  /** Left half of one grey, right half of another. */
  private void image(String path, int width, int height, int left, int right) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(left, left, left));
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(new Color(right, right, right));
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static int grey(ImageData data, int index) {
    float[] out = new float[data.shape().length()];
    data.read(index, out);
    return Math.round((out[0] + 1) * 127.5f);
  }

  private static void refused(String end, Executable work) {
    String message = assertThrows(InputException.class, work).getMessage();
    assertTrue(message.endsWith(end), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void daisiesAndSunflowers() {
    ImageDomains flowers =
        ImageDomains.unpaired(SharedFiles.data("daisy2sunflower"), "train", 32, 3);
    assertEquals(160, flowers.a().size());
    assertEquals(160, flowers.of(Domain.B).size());
    assertEquals(
        40, ImageDomains.unpaired(SharedFiles.data("daisy2sunflower"), "test", 32, 3).b().size());
    assertEquals("160 of A, 160 of B, 32x32x3", flowers.toString());
  }

  @Test
  void pairsAreFoundByTheirNames() throws IOException {
    image("trainA/1.png", 8, 8, 10, 10);
    image("trainA/2.png", 8, 8, 20, 20);
    image("trainB/2.png", 8, 8, 120, 120);
    image("trainB/1.png", 8, 8, 110, 110);
    ImageDomains pairs = ImageDomains.paired(folder, "train", 4, 3);
    for (int i = 0; i < 2; i++) {
      assertEquals(grey(pairs.a(), i) + 100, grey(pairs.b(), i));
    }
  }

  @Test
  void pairsSideBySide() throws IOException {
    image("train/1.png", 16, 8, 30, 130);
    image("train/2.png", 16, 8, 40, 140);
    ImageDomains pairs = ImageDomains.paired(folder, "train", 4, 1);
    assertEquals(new ImageShape(4, 4, 1), pairs.b().shape());
    assertEquals(30, grey(pairs.a(), 0));
    assertEquals(140, grey(pairs.b(), 1));
  }

  @Test
  void missingDomain() throws IOException {
    image("trainA/1.png", 8, 8, 0, 0);
    String message = "has no folder trainB; the images of the two domains lie in trainA and trainB";
    refused(message, () -> ImageDomains.unpaired(folder, "train", 4, 3));
    refused(message, () -> ImageDomains.paired(folder, "train", 4, 3));
    refused(
        "has neither testA and testB with pairs of equal file names, nor test with pictures of A"
            + " and B side by side",
        () -> ImageDomains.paired(folder, "test", 4, 3));
  }

  @Test
  void imageWithoutAPartner() throws IOException {
    image("trainA/1.png", 8, 8, 0, 0);
    image("trainA/2.png", 8, 8, 0, 0);
    image("trainB/1.png", 8, 8, 0, 0);
    refused(
        "trainB; trainA has 2 images, trainB 1", () -> ImageDomains.paired(folder, "train", 4, 3));
  }

  @Test
  void partnersOfUnequalSizes() throws IOException {
    image("trainA/1.png", 8, 8, 0, 0);
    image("trainB/1.png", 16, 8, 0, 0);
    refused(
        "1.png is 8x8; images that belong together have one size",
        () -> ImageDomains.paired(folder, "train", 4, 3));
  }

  @Test
  void samplesOfWhichAnImageIsBrokenAreSkippedWhole() throws IOException {
    for (int i = 0; i < 3; i++) {
      image("photos/" + i + ".png", 8, 8, i, i);
      image("masks/" + i + ".png", 8, 8, 10 + i, 10 + i);
    }
    Files.writeString(folder.resolve("masks/1.png"), "no image");
    List<Path> folders = List.of(folder.resolve("photos"), folder.resolve("masks"));
    List<ImageShape> shapes = List.of(new ImageShape(4, 4, 3), new ImageShape(4, 4, 1));
    assertThrows(InputException.class, () -> ImageData.partners(folders, shapes));
    List<ImageData> sets = ImageData.partners(folders, shapes, BrokenFiles.SKIP);
    assertEquals(List.of(2, 2), sets.stream().map(ImageData::size).toList());
    assertEquals(List.of(0, 2), List.of(grey(sets.get(0), 0), grey(sets.get(0), 1)));
    assertEquals(List.of(10, 12), List.of(grey(sets.get(1), 0), grey(sets.get(1), 1)));
    assertEquals(1, sets.get(0).skipped().broken().size());
    assertEquals(sets.get(0).skipped(), sets.get(1).skipped());
  }

  @Test
  void sideBySideOfAnOddWidth() throws IOException {
    image("train/1.png", 15, 8, 0, 0);
    refused(
        "is 15x8; a picture of A and B side by side has an even width",
        () -> ImageDomains.paired(folder, "train", 4, 3));
  }

  @Test
  void domainsOfDifferentExtents() {
    ImageData small = ImageData.digits(2, 8, 1);
    ImageData large = ImageData.digits(2, 16, 1);
    assertThrows(IllegalArgumentException.class, () -> new ImageDomains(small, large));
  }
}
