package org.gan4j.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and malicious files give an image or one line about the file. */
class HostileImagesTest {

  private static final int MUTANTS = 200;
  private static final ImageLimits SMALL = new ImageLimits(1_000_000, 1 << 20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb-16.png",
        "palette-trns.png",
        "grey-16-interlaced.png",
        "baseline-420.jpg",
        "progressive.jpg",
        "ycck.jpg",
        "exif-6.jpg",
        "lossy-alpha.webp",
        "lossless.webp",
        "animated.webp",
        "palette.bmp",
        "565.bmp",
        "animated.gif",
        "corner.gif",
        "lzw.tiff",
        "jpeg.tif",
        "bilevel.tiff",
        "rgb-16.tiff"
      })
  void mutatedFilesGiveAnImageOrOneLine(String name) throws IOException {
    byte[] whole = Files.readAllBytes(OddImagesTest.FOLDER.resolve(name));
    Random random = new Random(name.hashCode());
    Path file = folder.resolve(name);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(whole, random);
      Files.write(file, mutant);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(file), name + " " + i);
    }
  }

  private static void readOrRefuse(Path file) {
    try {
      DecodedImage image = EncodedImage.read(file, SMALL).decode();
      image.readRow(0, image.height() - 1, image.width(), 4, new float[image.width() * 4]);
    } catch (InputException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
  }

  /** Bytes changed, most of them in the header; sometimes cut off. */
  private static byte[] mutate(byte[] whole, Random random) {
    byte[] mutant = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int range = random.nextBoolean() ? Math.min(64, mutant.length) : mutant.length;
      int value = random.nextInt(3) == 0 ? 0xff : random.nextInt(256);
      mutant[random.nextInt(range)] = (byte) value;
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }

  @Test
  void largeExtentsAreRefusedByTheHeader() throws IOException {
    byte[] jpeg = Files.readAllBytes(OddImagesTest.FOLDER.resolve("baseline-420.jpg"));
    for (int i = 0; i < jpeg.length - 8; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
        Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xfd);
      }
    }
    Path file = Files.write(folder.resolve("large.jpg"), jpeg);
    assertEquals(
        file
            + ": says that it has 65,021 x 65,021 pixels; at most 100,000,000 are read, make it"
            + " smaller or remove it",
        refusal(file, ImageLimits.DEFAULT));
    assertEquals(
        file
            + ": has "
            + jpeg.length
            + " bytes; at most 100 are read of an image file, make it smaller or remove it",
        refusal(file, new ImageLimits(1000, 100)));
  }

  @Test
  void everyFileThatIsCutOffOrGoneIsNamed() throws IOException {
    for (String name : List.of("rgb.png", "progressive.jpg", "lossy.webp", "rgb.tiff")) {
      byte[] whole = Files.readAllBytes(OddImagesTest.FOLDER.resolve(name));
      Path file = folder.resolve(name);
      Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 5));
      String refusal = refusal(file, ImageLimits.DEFAULT);
      assertTrue(refusal.startsWith(file + ": can't be read as an image: "), refusal);
      assertTrue(refusal.endsWith("; repair or remove it"), refusal);
    }
    Path gone = folder.resolve("gone.jpg");
    assertEquals(
        gone + ": vanished while reading; start again", refusal(gone, ImageLimits.DEFAULT));
  }

  private static String refusal(Path file, ImageLimits limits) {
    return assertThrows(InputException.class, () -> EncodedImage.read(file, limits).decode())
        .getMessage();
  }
}
