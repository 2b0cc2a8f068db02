package org.gan4j.examples.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageReading;
import org.gan4j.data.PictureForm;
import org.gan4j.io.Images;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetImagesTest {

  private static final ImageReading READING = ImageReading.of(4, 3);

  /** Made by the script {@code image_sets.py} of the core's tests, with pyarrow. */
  private static final Path FILE =
      Path.of("../gan-core/src/test/resources/org/gan4j/data/sets/images.parquet");

  @TempDir Path folder;

  @Test
  void imagesClassesAndTheirNamesAreThoseThatWereWritten() {
    ImageData images = PictureForm.PARQUET.read(FILE, READING);
    assertEquals(7, images.size());
    assertEquals(List.of("daisy", "rose", "tulip"), images.classNames());
    int[] labels = IntStream.range(0, 7).map(images::label).toArray();
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0}, labels);
    float[] values = new float[48];
    for (int i = 0; i < 7; i++) {
      images.read(new int[] {i}, values);
      for (int k = 0; k < 48; k++) {
        int expected = (50 * i + 7 * (k / 12) + 3 * (k / 3 % 4) + 80 * (k % 3)) % 256;
        assertEquals(expected, Images.toByte(values[k]));
      }
    }
  }

  @Test
  void aFolderOfFilesIsOneSet() throws IOException {
    Files.copy(FILE, folder.resolve("train-00000-of-00002.parquet"));
    Files.copy(FILE, folder.resolve("train-00001-of-00002.parquet"));
    assertEquals(14, PictureForm.PARQUET.read(folder, READING).size());
  }

  @Test
  void damagedFilesAreRefusedByName() throws IOException {
    byte[] whole = Files.readAllBytes(FILE);
    Path file = folder.resolve("a.parquet");
    for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      InputException e =
          assertThrows(InputException.class, () -> PictureForm.PARQUET.read(file, READING));
      assertTrue(e.getMessage().contains("a.parquet"), e.getMessage());
    }
    for (int at = 0; at < whole.length; at += 41) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x24;
      Files.write(file, bytes);
      try {
        PictureForm.PARQUET.read(file, READING);
      } catch (InputException e) {
        assertTrue(e.getMessage().contains("parquet"), e.getMessage());
      }
    }
  }
}
