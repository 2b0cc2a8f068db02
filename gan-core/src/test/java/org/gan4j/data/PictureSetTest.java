package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSetTest {

  private static final ImageReading READING = ImageReading.of(6, 3);
  private static final long IMAGE = 6 * 6 * 3;

  @TempDir Path folder;

  @BeforeEach
  void make() {
    PictureFolder.make(folder, 23, 9, 8);
  }

  private ImageData read(ImageReading reading, long whole, long part) {
    return PictureSet.of(ImageFolder.labelled(folder, Optional.empty()), reading, whole, part);
  }

  @Test
  void aSetThatFitsIntoMemoryAndOneThatDoesNotAreTheSame() {
    ImageData held = read(READING, Long.MAX_VALUE, 0);
    assertEquals(1, held.readers());
    for (long room : new long[] {0, 5 * IMAGE, Long.MAX_VALUE}) {
      ImageData later = read(READING, 0, room);
      assertEquals(held.toString(), later.toString());
      assertEquals(held.classNames(), later.classNames());
      assertEquals(ImageDigest.of(List.of(held)), ImageDigest.of(List.of(later)));
      assertBatches(held, later);
    }
  }

  /** The same images in the same order, from the beginning and from each place in two epochs. */
  private static void assertBatches(ImageData one, ImageData other) {
    List<float[]> expected = new ArrayList<>();
    List<long[]> places = new ArrayList<>();
    try (Batches batches = Batches.mirrored(one, 5, new RandomStream(3))) {
      for (int i = 0; i < 9; i++) {
        places.add(batches.position().toLongs());
        expected.add(HostArrays.floats(batches.next().images()));
      }
    }
    try (Batches batches = Batches.mirrored(other, 5, new RandomStream(3))) {
      for (int from = 0; from < 9; from += 4) {
        batches.resume(BatchPosition.ofLongs(places.get(from)));
        for (int i = from; i < 9; i++) {
          assertArrayEquals(places.get(i), batches.position().toLongs());
          assertArrayEquals(expected.get(i), HostArrays.floats(batches.next().images()));
        }
      }
    }
  }

  @Test
  void brokenImagesAreLeftOutBeforeTrainingBegins() throws IOException {
    Files.writeString(folder.resolve("class1/image004.png"), "no image");
    InputException refusal = assertThrows(InputException.class, () -> read(READING, 0, 0));
    assertTrue(refusal.getMessage().contains("image004.png"), refusal.getMessage());
    ImageData later = read(READING.broken(BrokenFiles.SKIP), 0, 0);
    ImageData held = read(READING.broken(BrokenFiles.SKIP), Long.MAX_VALUE, 0);
    assertEquals(22, later.size());
    assertEquals(held.skipped(), later.skipped());
    assertArrayEquals(SetFiles.labels(held), SetFiles.labels(later));
    assertEquals(ImageDigest.of(List.of(held)), ImageDigest.of(List.of(later)));
    assertBatches(held, later);
  }

  @Test
  void anImageThatBreaksLaterIsNamed() throws IOException {
    ImageData later = read(READING, 0, 0);
    Files.writeString(folder.resolve("class1/image004.png"), "no image");
    try (Batches batches = Batches.of(later, 23, new RandomStream(1))) {
      InputException refusal = assertThrows(InputException.class, batches::next);
      assertTrue(refusal.getMessage().contains("image004.png"), refusal.getMessage());
    }
  }
}
