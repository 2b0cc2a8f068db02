package org.gan4j.data;

import static org.gan4j.data.SetFiles.complaint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {

  private static final Preparation.Progress QUIET = (done, all) -> {};

  @TempDir Path folder;
  private Path pictures;

  @BeforeEach
  void make() {
    pictures = folder.resolve("pictures");
    PictureFolder.make(pictures, 11, 9, 8);
  }

  private static ImageData open(Path file, ImageShape shape) {
    return file.toString().endsWith(".zip")
        ? PictureForm.ZIP.read(file, ImageReading.of(shape))
        : PackFile.open(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set.zip", "set.pack"})
  void whatWasPreparedIsWhatTheFolderGives(String name) {
    Path file = folder.resolve("new").resolve(name);
    for (int channels : new int[] {1, 3, 4}) {
      ImageReading reading = ImageReading.of(new ImageShape(6, 5, channels));
      Path target = file.resolveSibling(channels + name);
      List<Integer> steps = new ArrayList<>();
      Preparation.Result result =
          Preparation.of(PictureForm.FOLDER, pictures, reading)
              .write(target, (done, all) -> steps.add(done * 100 + all));
      assertEquals(new Preparation.Result(11, SkippedFiles.NONE), result);
      assertEquals(IntStream.rangeClosed(1, 11).mapToObj(i -> i * 100 + 11).toList(), steps);
      assertSame(PictureForm.FOLDER.read(pictures, reading), open(target, reading.shape()));
    }
  }

  private static void assertSame(ImageData expected, ImageData actual) {
    assertEquals(expected.toString(), actual.toString());
    assertEquals(expected.classNames(), actual.classNames());
    int[] all = IntStream.range(0, expected.size()).toArray();
    float[] one = new float[expected.size() * expected.shape().length()];
    float[] other = one.clone();
    expected.read(all, one);
    actual.read(all, other);
    assertArrayEquals(one, other);
    if (expected.hasLabels()) {
      assertArrayEquals(SetFiles.labels(expected), SetFiles.labels(actual));
    }
  }

  @Test
  void aPackHasTheDigestOfTheFolderAndAZipOneOfItsOwn() {
    ImageReading reading = ImageReading.of(6, 3);
    ImageData images = PictureForm.FOLDER.read(pictures, reading);
    Path pack = folder.resolve("a.pack");
    Preparation.of(images).write(pack, QUIET);
    assertEquals(ImageDigest.of(List.of(images)), ImageDigest.of(List.of(PackFile.open(pack))));
    Path zip = folder.resolve("a.zip");
    Preparation.of(images).write(zip, QUIET);
    LabelledPictures set = ZipSet.open(zip, reading.labels());
    String held = ImageDigest.of(List.of(PictureSet.of(set, reading, Long.MAX_VALUE, 0)));
    set = ZipSet.open(zip, reading.labels());
    assertEquals(held, ImageDigest.of(List.of(PictureSet.of(set, reading, 0, 0))));
  }

  @Test
  void aZipLiesAsStyleGansToolWritesIt() throws IOException {
    Path file = folder.resolve("a.zip");
    Preparation.of(PictureForm.FOLDER, pictures, ImageReading.of(4, 3)).write(file, QUIET);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertEquals("00000/img00000000.png", names.get(0));
      assertEquals("00000/img00000010.png", names.get(10));
      assertEquals("dataset.json", names.get(11));
      assertTrue(zip.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED));
      String json = new String(zip.getInputStream(zip.getEntry("dataset.json")).readAllBytes());
      assertTrue(json.startsWith("{\"labels\":[[\"00000/img00000000.png\",0],"), json);
      assertTrue(json.endsWith("\"classes\":[\"class0\",\"class1\",\"class2\"]}"), json);
    }
    Path flat = folder.resolve("pictures/class0");
    Path unlabelled = folder.resolve("b.zip");
    Preparation.of(PictureForm.FOLDER, flat, ImageReading.of(4, 3)).write(unlabelled, QUIET);
    try (ZipFile zip = new ZipFile(unlabelled.toFile())) {
      String json = new String(zip.getInputStream(zip.getEntry("dataset.json")).readAllBytes());
      assertEquals("{\"labels\":null}", json);
    }
    assertFalse(PictureForm.ZIP.read(unlabelled, ImageReading.of(4, 3)).hasLabels());
  }

  @Test
  void brokenImagesAreLeftOutAndListedOrRefuseTheSet() throws IOException {
    Files.writeString(pictures.resolve("class1/image004.png"), "no image");
    ImageReading reading = ImageReading.of(6, 3);
    Path file = folder.resolve("a.pack");
    String refusal =
        complaint(() -> Preparation.of(PictureForm.FOLDER, pictures, reading).write(file, QUIET));
    assertTrue(refusal.contains("image004.png"), refusal);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(pictures), left.toList());
    }
    ImageReading skipping = reading.broken(BrokenFiles.SKIP);
    Preparation.Result result =
        Preparation.of(PictureForm.FOLDER, pictures, skipping).write(file, QUIET);
    assertEquals(10, result.images());
    assertEquals(1, result.skipped().broken().size());
    assertSame(PictureForm.FOLDER.read(pictures, skipping), PackFile.open(file));
  }

  @Test
  void neitherAnotherFormNorAFileThatIsThereIsWritten() throws IOException {
    Preparation preparation = Preparation.of(PictureForm.FOLDER, pictures, ImageReading.of(6, 3));
    String ending = complaint(() -> preparation.write(folder.resolve("a.tar"), QUIET));
    assertTrue(ending.endsWith("a.tar: expected a file that ends in .zip or .pack"), ending);
    Path there = Files.createFile(folder.resolve("a.zip"));
    assertTrue(complaint(() -> preparation.write(there, QUIET)).contains("is there already"));
  }

  @Test
  void eachDamagedByteOfAPackIsFound() throws IOException {
    Path pack = folder.resolve("a.pack");
    Preparation.of(PictureForm.FOLDER, pictures, ImageReading.of(4, 1)).write(pack, QUIET);
    byte[] whole = Files.readAllBytes(pack);
    float[] image = new float[16];
    for (int at = 0; at < whole.length; at += at < 40 || at >= 4096 ? 1 : 500) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1 << at % 8;
      Files.write(pack, bytes);
      String place = "byte " + at;
      InputException refusal =
          assertThrows(
              InputException.class,
              () -> {
                ImageData images = PackFile.open(pack);
                for (int i = 0; i < images.size(); i++) {
                  images.read(i, image);
                }
              },
              place);
      assertTrue(refusal.getMessage().contains("a.pack: "), place + refusal.getMessage());
    }
    for (int length : new int[] {0, 7, 100, 4096, 4200, whole.length - 1}) {
      Files.write(pack, java.util.Arrays.copyOf(whole, length));
      assertThrows(InputException.class, () -> PackFile.open(pack), "length " + length);
    }
  }

  @Test
  void aDamagedEntryOfAZipIsNamed() throws IOException {
    Path zip = folder.resolve("a.zip");
    Preparation.of(PictureForm.FOLDER, pictures, ImageReading.of(4, 1)).write(zip, QUIET);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[100] ^= 1;
    Files.write(zip, bytes);
    String refusal = complaint(() -> PictureForm.ZIP.read(zip, ImageReading.of(4, 1)));
    assertTrue(refusal.contains("a.zip: 00000/img00000000.png: is damaged"), refusal);
    Files.write(zip, java.util.Arrays.copyOf(bytes, 300));
    assertTrue(
        complaint(() -> PictureForm.ZIP.read(zip, ImageReading.of(4, 1))).contains("no zip"));
  }

  @Test
  void aZipOfStyleGansOwnToolIsRead() {
    ImageData images = PictureForm.ZIP.read(SetFiles.of("stylegan.zip"), ImageReading.of(4, 3));
    assertEquals(5, images.size());
    assertArrayEquals(new int[] {0, 1, 2, 0, 1}, SetFiles.labels(images));
    SetFiles.assertPixels(images);
  }
}
