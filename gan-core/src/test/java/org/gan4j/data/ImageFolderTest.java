package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.SharedFiles;
import org.gan4j.io.Images;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ImageFolderTest {

  @TempDir Path folder;

  @Test
  void flowersHaveTheirClassesAndCounts() {
    ImageData flowers = ImageData.folder(SharedFiles.data("flowers-64"), 64, 3);
    assertEquals(3670, flowers.size());
    assertEquals(
        List.of("daisy", "dandelion", "roses", "sunflowers", "tulips"), flowers.classNames());
    int[] counts = new int[5];
    for (int i = 0; i < flowers.size(); i++) {
      counts[flowers.label(i)]++;
    }
    assertArrayEquals(new int[] {633, 898, 641, 699, 799}, counts);
  }

  @Test
  void photographsAreScaledToTheResolutionAskedFor() {
    ImageData daisies = ImageData.folder(SharedFiles.data("daisy2sunflower/testA"), 32, 3);
    assertEquals(40, daisies.size());
    assertEquals(new ImageShape(32, 32, 3), daisies.shape());
    assertFalse(daisies.hasLabels());
    // Averaging leaves the brightness of the whole as it was.
    ImageData full = ImageData.folder(SharedFiles.data("daisy2sunflower/testA"), 128, 3);
    for (int i = 0; i < 40; i++) {
      assertEquals(mean(full, i), mean(daisies, i), 0.01);
    }
  }

  @Test
  void pixelsOfColourAndGreyFilesComeExactly() throws IOException {
    INDArray colour = Nd4j.zeros(DataType.FLOAT, 2, 2, 3);
    for (int i = 0; i < 12; i++) {
      colour.putScalar(i, Images.fromByte((byte) (20 * i)));
    }
    Images.writePng(colour, folder.resolve("a.png"));
    float[] image = read(ImageData.folder(folder, 2, 3));
    assertArrayEquals(colour.ravel().toFloatVector(), image);
    float[] luma = read(ImageData.folder(folder, 2, 1));
    for (int i = 0; i < 4; i++) {
      double expected = 0.299 * 60 * i + 0.587 * (60 * i + 20) + 0.114 * (60 * i + 40);
      assertEquals((int) Math.round(expected), Images.toByte(luma[i]));
    }

    Files.delete(folder.resolve("a.png"));
    INDArray grey = colour.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 1));
    Images.writePng(grey, folder.resolve("b.PNG"));
    float[] levels = grey.dup('c').ravel().toFloatVector();
    assertArrayEquals(levels, read(ImageData.folder(folder, 2, 1)));
    float[] tripled = read(ImageData.folder(folder, 2, 3));
    for (int i = 0; i < 12; i++) {
      assertEquals(levels[i / 3], tripled[i]);
    }
  }

  @Test
  void sixteenBitGreyAndTransparencyAreUnderstood() throws IOException {
    BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(0, 0, 0, 100 * 257);
    ImageIO.write(deep, "png", folder.resolve("a.png").toFile());
    BufferedImage glass = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    glass.setRGB(0, 0, 0x00123456);
    ImageIO.write(glass, "png", folder.resolve("b.png").toFile());
    ImageData data = ImageData.folder(folder, 1, 1);
    float[] both = new float[2];
    data.read(new int[] {0, 1}, both);
    assertEquals(100, Images.toByte(both[0]));
    // The colour that is hidden, as Pillow's convert gives it.
    assertEquals(Math.round(0.299 * 0x12 + 0.587 * 0x34 + 0.114 * 0x56), Images.toByte(both[1]));
  }

  @Test
  void theMiddleSquareIsKept() throws IOException {
    BufferedImage wide = new BufferedImage(6, 2, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 6; x++) {
      wide.setRGB(x, 0, 0x010101 * 40 * x);
      wide.setRGB(x, 1, 0x010101 * 40 * x);
    }
    ImageIO.write(wide, "png", folder.resolve("wide.png").toFile());
    float[] image = read(ImageData.folder(folder, 2, 1));
    assertEquals(80, Images.toByte(image[0]));
    assertEquals(120, Images.toByte(image[1]));
  }

  @Test
  void anyProportionsAreCutFromTheMiddle() throws IOException {
    BufferedImage tall = new BufferedImage(4, 12, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 4; x++) {
        tall.setRGB(x, y, 0x010101 * (20 * y + x));
      }
    }
    ImageIO.write(tall, "png", folder.resolve("tall.png").toFile());
    float[] lower = read(ImageData.folder(folder, ImageReading.of(new ImageShape(8, 4, 1))));
    float[] wide = read(ImageData.folder(folder, ImageReading.of(new ImageShape(2, 4, 1))));
    for (int x = 0; x < 4; x++) {
      assertEquals(20 * 2 + x, Images.toByte(lower[x]));
      assertEquals(20 * 9 + x, Images.toByte(lower[7 * 4 + x]));
      assertEquals(20 * 5 + x, Images.toByte(wide[x]));
      assertEquals(20 * 6 + x, Images.toByte(wide[4 + x]));
    }
  }

  /** As Pillow: {@code image.resize((1, 1), BICUBIC)} of opaque red beside hidden white. */
  @Test
  void opacityIsAFourthChannelAndWhatIsHiddenDoesNotShineThrough() throws IOException {
    BufferedImage glass = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 2; y++) {
      glass.setRGB(0, y, 0xffff0000);
      glass.setRGB(1, y, 0x00ffffff);
    }
    ImageIO.write(glass, "png", folder.resolve("glass.png").toFile());
    float[] same = read(ImageData.folder(folder, 2, 4));
    assertArrayEquals(new int[] {255, 0, 0, 255, 255, 255, 255, 0}, bytes(same, 8));
    float[] one = read(ImageData.folder(folder, 1, 4));
    assertArrayEquals(new int[] {255, 0, 0, 128}, bytes(one, 4));
  }

  private static int[] bytes(float[] values, int count) {
    return java.util.stream.IntStream.range(0, count).map(i -> Images.toByte(values[i])).toArray();
  }

  @Test
  void labelsComeFromAFileThatIsNamedOrLiesThere() throws IOException {
    blank(folder.resolve("a.png"));
    blank(folder.resolve("b.png"));
    Path table = Files.writeString(folder.resolve("labels.csv"), "a,rose\nb,daisy\n");
    ImageData named = ImageData.folder(folder, ImageReading.of(4, 3).labels(table));
    assertEquals(List.of("daisy", "rose"), named.classNames());
    assertEquals(1, named.label(0));
    assertEquals(List.of(), named.skipped().others());
    assertFalse(ImageData.folder(folder, 4, 3).hasLabels());
    Files.delete(table);
    Files.writeString(
        folder.resolve("dataset.json"), "{\"labels\": [[\"a.png\", 1], [\"b.png\", 0]]}");
    ImageData found = ImageData.folder(folder, 4, 3);
    assertEquals(List.of("0", "1"), found.classNames());
    assertEquals(1, found.label(0));
    assertEquals(List.of(), found.skipped().others());
  }

  @Test
  void subFoldersAreClassesAndAStrayImageIsRefused() throws IOException {
    blank(folder.resolve("dogs/old/1.png"));
    blank(folder.resolve("cats/2.jpg"));
    Files.createDirectories(folder.resolve("empty"));
    blank(folder.resolve(".hidden/3.png"));
    Files.writeString(folder.resolve("LICENSE.txt"), "not an image");
    ImageData labelled = ImageData.folder(folder, 4, 3);
    assertEquals(2, labelled.size());
    assertEquals(List.of("cats", "dogs"), labelled.classNames());
    assertEquals(1, labelled.label(1));
    assertEquals(List.of(folder.resolve("LICENSE.txt")), labelled.skipped().others());
    assertEquals(
        List.of("1 file passed over, not images that are read: " + folder.resolve("LICENSE.txt")),
        labelled.skipped().lines());
    Path stray = folder.resolve("stray.png");
    blank(stray);
    assertEquals(
        stray
            + ": lies beside folders of classes such as cats; move it into one of them, or all"
            + " images into one folder",
        complaint(folder));
  }

  @Test
  void allBrokenFilesAreNamedOrSkipped() throws IOException {
    blank(folder.resolve("a/good.png"));
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Path file = folder.resolve("b/" + i + ".png");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "not an image");
      broken.add(file + ": is not a PNG, JPEG, WebP, BMP, GIF or TIFF image; convert or remove it");
    }
    assertEquals(
        "7 images can't be used: " + String.join("; ", broken.subList(0, 5)) + "; and 2 more",
        complaint(folder));
    ImageData rest = ImageData.folder(folder, ImageReading.of(4, 3).broken(BrokenFiles.SKIP));
    assertEquals(1, rest.size());
    assertEquals(List.of("a", "b"), rest.classNames());
    assertEquals(broken, rest.skipped().broken());
    Files.delete(folder.resolve("a/good.png"));
    assertThrows(
        InputException.class,
        () -> ImageData.folder(folder, ImageReading.of(4, 3).broken(BrokenFiles.SKIP)));
  }

  @Test
  void linksAreFollowedAndALoopIsNamed() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    blank(elsewhere.resolve("1.png"));
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.createSymbolicLink(set.resolve("link"), elsewhere);
    assertEquals(1, ImageData.folder(set, 4, 3).size());
    Path loop = Files.createSymbolicLink(set.resolve("loop"), set);
    assertEquals(
        loop + ": is a link that leads back to a folder above it; remove the link", complaint(set));
  }

  @Test
  void picturesOfRunsAreNotTakenIn() throws IOException {
    blank(folder.resolve("photos/1.png"));
    Path run = folder.resolve("runs/dcgan");
    blank(run.resolve("samples/step-000001.png"));
    Files.writeString(run.resolve("config.json"), "{}");
    Files.writeString(run.resolve("losses.jsonl"), "");
    ImageData data = ImageData.folder(folder, 4, 3);
    assertEquals(1, data.size());
    assertEquals(List.of(run), data.skipped().others());
  }

  @Test
  void composedAndDecomposedNamesAreOneClass() throws IOException {
    blank(folder.resolve("caf\u00e9/1.png"));
    blank(folder.resolve("cafe\u0301/2.png"));
    blank(folder.resolve("with space/3.png"));
    ImageData data = ImageData.folder(folder, 4, 3);
    assertEquals(List.of("caf\u00e9", "with space"), data.classNames());
    assertEquals(3, data.size());
  }

  @Test
  void whatCantBeReadIsNamed() throws IOException {
    Path absent = folder.resolve("absent");
    assertEquals(absent + ": no such folder", complaint(absent));
    assertEquals(
        folder + ": no PNG, JPEG, WebP, BMP, GIF or TIFF file in this folder or below",
        complaint(folder));
    Path fake = folder.resolve("fake.png");
    Files.writeString(fake, "not an image");
    assertEquals(
        fake + ": is not a PNG, JPEG, WebP, BMP, GIF or TIFF image; convert or remove it",
        complaint(folder));
    Files.delete(fake);

    for (String ending : List.of("png", "jpg")) {
      Path cut = folder.resolve("cut." + ending);
      BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 64 * 64; i++) {
        noise.setRGB(i % 64, i / 64, i * 2654435);
      }
      ImageIO.write(noise, ending, cut.toFile());
      byte[] whole = Files.readAllBytes(cut);
      Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
      String complaint = complaint(folder);
      assertTrue(complaint.startsWith(cut + ": can't be read as an image: "), complaint);
      assertEquals(1, complaint.lines().count(), complaint);
      Files.delete(cut);
    }
  }

  private static void blank(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    String ending = path.toString().endsWith(".jpg") ? "jpg" : "png";
    ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), ending, path.toFile());
  }

  private static String complaint(Path folder) {
    return assertThrows(InputException.class, () -> ImageData.folder(folder, 8, 3)).getMessage();
  }

  private static float[] read(ImageData data) {
    float[] out = new float[data.shape().length()];
    data.read(new int[] {0}, out);
    return out;
  }

  private static double mean(ImageData data, int index) {
    float[] out = new float[data.shape().length()];
    data.read(new int[] {index}, out);
    double sum = 0;
    for (float value : out) {
      sum += value;
    }
    return sum / out.length;
  }
}
