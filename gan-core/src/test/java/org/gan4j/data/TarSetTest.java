package org.gan4j.data;

import static org.gan4j.data.SetFiles.complaint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarSetTest {

  private static final ImageReading READING = ImageReading.of(4, 3);

  @TempDir Path folder;

  @Test
  void shardsOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
    for (String name : new String[] {"shard-0.tar", "shard-1.tar"}) {
      Files.copy(SetFiles.of(name), folder.resolve(name));
    }
    ImageData images = PictureForm.TAR.read(folder, READING);
    assertEquals("6 images 4x4x3, 2 classes", images.toString());
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, SetFiles.labels(images));
    SetFiles.assertPixels(images);
    assertEquals(3, PictureForm.TAR.read(folder.resolve("shard-0.tar"), READING).size());
  }

  @Test
  void longNamesOfPaxAndOfGnuAreWhatTheySay() throws IOException {
    byte[] shard = Files.readAllBytes(SetFiles.of("shard-0.tar"));
    String path = "a/".repeat(80) + "picture.png";
    String field = "path=" + path + "\n";
    byte[] pax = ((field.length() + 4) + " " + field).getBytes(StandardCharsets.UTF_8);
    for (boolean gnu : new boolean[] {true, false}) {
      Path file = folder.resolve(gnu + ".tar");
      byte[] remark = gnu ? path.getBytes(StandardCharsets.UTF_8) : pax;
      byte[] out = Arrays.copyOf(header(gnu ? 'L' : 'x', remark.length), 1024 + shard.length);
      System.arraycopy(remark, 0, out, 512, remark.length);
      System.arraycopy(shard, 0, out, 1024, shard.length);
      Files.write(file, out);
      LabelledPictures set = TarSet.open(file, java.util.Optional.of(labels()));
      assertTrue(set.pictures().names().contains(path), set.pictures().names().toString());
      assertEquals(3, set.pictures().size());
    }
  }

  private Path labels() throws IOException {
    return Files.writeString(folder.resolve("labels.txt"), "1\n0\n1\n");
  }

  private static byte[] header(char type, int size) {
    byte[] out = new byte[512];
    byte[] number = String.format("%011o", size).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(number, 0, out, 124, number.length);
    out[156] = (byte) type;
    int sum = 8 * ' ';
    for (byte b : out) {
      sum += b & 0xff;
    }
    byte[] digits = String.format("%06o", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, out, 148, digits.length);
    return out;
  }

  @Test
  void damagedArchivesAreRefusedByName() throws IOException {
    byte[] shard = Files.readAllBytes(SetFiles.of("shard-0.tar"));
    Path file = folder.resolve("a.tar");
    Files.write(file, Arrays.copyOf(shard, 600));
    assertTrue(complaint(() -> PictureForm.TAR.read(file, READING)).contains("is cut off"));
    byte[] bytes = shard.clone();
    bytes[3] ^= 1;
    Files.write(file, bytes);
    assertTrue(complaint(() -> PictureForm.TAR.read(file, READING)).contains("is no tar archive"));
    Files.write(file, new byte[1024]);
    assertTrue(complaint(() -> PictureForm.TAR.read(file, READING)).contains("has no PNG"));
    // A flipped byte in a header or an image either shows or changes nothing of what is read.
    for (int at = 0; at < shard.length; at += 37) {
      bytes = shard.clone();
      bytes[at] ^= 0x10;
      Files.write(file, bytes);
      try {
        PictureForm.TAR.read(file, READING);
      } catch (InputException e) {
        assertTrue(e.getMessage().contains("a.tar"), e.getMessage());
      }
    }
    Files.delete(file);
    String none = complaint(() -> PictureForm.TAR.read(folder, READING));
    assertTrue(none.endsWith("no file in this folder ends in .tar"), none);
  }
}
