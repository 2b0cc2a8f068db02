package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;
import org.gan4j.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DomainBatchesTest {

  /** Images of 4x4 pixels whose values say which image and which place they are. */
  private record Marked(int size, int first) implements ImageSource {
    @Override
    public ImageShape shape() {
      return new ImageShape(4, 4, 1);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      for (int i = 0; i < 16; i++) {
        out[offset + i] = (first + index) / 100f + i / 10_000f;
      }
    }
  }

  private static ImageDomains domains(int a, int b) {
    return new ImageDomains(ImageData.of(new Marked(a, 0)), ImageData.of(new Marked(b, 50)));
  }

  /** Those of all parts, one after the other. */
  private static float[] values(Batch batch) {
    INDArray[] parts = batch.parts().stream().map(INDArray::ravel).toArray(INDArray[]::new);
    return Nd4j.concat(0, parts).toFloatVector();
  }

  /** The numbers of the images of a batch. */
  private static List<Integer> numbers(Batch batch, int pixels) {
    float[] values = values(batch);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < values.length; i += pixels) {
      numbers.add((int) Math.floor(values[i] * 100 + 1e-3));
    }
    return numbers;
  }

  @Test
  void eachDomainHasAnArrayOfItsOwn() {
    try (DomainBatches batches =
        DomainBatches.of(domains(6, 9), 2, Augmentation.NONE, new RandomStream(1))) {
      assertEquals(2, batches.batchSize());
      assertEquals(List.of(), batches.classNames());
      Batch batch = batches.next();
      assertArrayEquals(new long[] {2, 4, 4, 1}, batch.images(Domain.A).shape());
      assertArrayEquals(new long[] {2, 4, 4, 1}, batch.images(Domain.B).shape());
      assertEquals(4, batch.count());
      List<Integer> numbers = numbers(batch, 16);
      assertTrue(numbers.get(0) < 6 && numbers.get(1) < 6, numbers::toString);
      assertTrue(numbers.get(2) >= 50 && numbers.get(3) >= 50, numbers::toString);
    }
  }

  @Test
  void anEpochGoesOnceThroughTheLargerDomainAndTheOtherBeginsAgain() {
    try (DomainBatches batches =
        DomainBatches.of(domains(3, 8), 1, Augmentation.NONE, new RandomStream(2))) {
      assertEquals(8, batches.batchesPerEpoch().getAsLong());
      List<Integer> a = new ArrayList<>();
      Set<Integer> b = new HashSet<>();
      for (int i = 0; i < 8; i++) {
        assertEquals(0, batches.position().epoch());
        List<Integer> pair = numbers(batches.next(), 16);
        a.add(pair.get(0));
        b.add(pair.get(1));
      }
      assertEquals(1, batches.position().epoch());
      assertEquals(8, b.size());
      assertEquals(Set.of(0, 1, 2), new HashSet<>(a.subList(0, 3)));
      assertEquals(Set.of(0, 1, 2), new HashSet<>(a.subList(3, 6)));
    }
  }

  @Test
  void everyPairCanMeet() {
    Set<List<Integer>> met = new HashSet<>();
    try (DomainBatches batches =
        DomainBatches.of(domains(3, 3), 1, Augmentation.NONE, new RandomStream(3))) {
      for (int i = 0; i < 150; i++) {
        met.add(numbers(batches.next(), 16));
      }
    }
    assertEquals(9, met.size());
  }

  @Test
  void goesOnExactlyFromEveryPosition() {
    Augmentation augmentation = new Augmentation(true, 1);
    List<float[]> expected = new ArrayList<>();
    List<long[]> positions = new ArrayList<>();
    try (DomainBatches batches =
        DomainBatches.of(domains(5, 7), 2, augmentation, new RandomStream(4))) {
      for (int i = 0; i < 12; i++) {
        positions.add(batches.position().toLongs());
        expected.add(values(batches.next()));
      }
    }
    try (DomainBatches resumed =
        DomainBatches.of(domains(5, 7), 2, augmentation, new RandomStream(77))) {
      for (int start : new int[] {0, 5, 3}) {
        resumed.resume(BatchPosition.ofLongs(positions.get(start)));
        assertArrayEquals(positions.get(start), resumed.position().toLongs());
        for (int i = start; i < expected.size(); i++) {
          assertArrayEquals(expected.get(i), values(resumed.next()), "from " + start + " at " + i);
        }
      }
      assertThrows(
          IllegalArgumentException.class,
          () -> resumed.resume(new BatchPosition(0, 0, List.of(1L))));
    }
  }

  @Test
  void pairsStayTogetherAndAreChangedAlike() {
    ImageDomains pairs =
        new ImageDomains(ImageData.of(new Marked(5, 0)), ImageData.of(new Marked(5, 50)));
    Set<Float> changes = new HashSet<>();
    try (Batches batches =
        Batches.pairs(pairs, 2, new Augmentation(true, 2), new RandomStream(5))) {
      assertEquals(new ImageShape(2, 2, 1), batches.shape());
      assertEquals(2, batches.batchesPerEpoch().getAsLong());
      for (int i = 0; i < 60; i++) {
        Batch batch = batches.next();
        float[] values = values(batch);
        for (int k = 0; k < 8; k++) {
          assertEquals(values[k] + 0.5f, values[8 + k], 1e-6);
        }
        changes.add(values[0] * 100 % 1);
      }
    }
    // Nine places, each as it is or mirrored: the first pixel is one of the 16.
    assertTrue(changes.size() > 8, changes::toString);
  }

  /** Colour beside grey, as a photograph, what it shows and a mask. */
  @Test
  void samplesMayHaveMoreThanTwoImages() {
    ImageData colour =
        ImageData.of(
            new ByteImages(
                new ImageShape(4, 4, 3),
                IntStream.range(0, 5).mapToObj(i -> filled(i)).toArray(byte[][]::new)));
    List<ImageData> sets =
        List.of(ImageData.of(new Marked(5, 0)), colour, ImageData.of(new Marked(5, 50)));
    try (Batches batches =
        Batches.partners(sets, 2, new Augmentation(true, 1), new RandomStream(5))) {
      for (int i = 0; i < 6; i++) {
        Batch batch = batches.next();
        assertArrayEquals(new long[] {2, 3, 3, 1}, batch.parts().get(0).shape());
        assertArrayEquals(new long[] {2, 3, 3, 3}, batch.parts().get(1).shape());
        float[] first = batch.parts().get(0).ravel().toFloatVector();
        float[] second = batch.parts().get(1).ravel().toFloatVector();
        float[] third = batch.parts().get(2).ravel().toFloatVector();
        for (int k = 0; k < 18; k++) {
          assertEquals(first[k] + 0.5f, third[k], 1e-6);
          int which = (int) Math.floor(first[k] * 100 + 1e-3);
          assertEquals(which * 50 / 127.5f - 1, second[3 * k], 1e-6);
        }
        assertThrows(IllegalArgumentException.class, () -> batch.images(Domain.B));
      }
    }
    List<ImageData> unequal = List.of(colour, ImageData.of(new Marked(4, 0)));
    InputException wrong =
        assertThrows(
            InputException.class,
            () -> Batches.partners(unequal, 1, Augmentation.NONE, new RandomStream(0)));
    assertTrue(
        wrong.getMessage().startsWith("partners: expected sets of one size"), wrong::toString);
  }

  @Test
  void imagesOutOfRangeAreRefusedAtTheFirstBatch() {
    ImageData bytes = ImageData.of(new Marked(3, 150));
    try (Batches batches = Batches.of(bytes, 3, new RandomStream(0))) {
      InputException wrong = assertThrows(InputException.class, batches::next);
      assertTrue(
          wrong.getMessage().startsWith("images: expected values in [-1, 1], got 1.5"),
          wrong::toString);
    }
  }

  private static byte[] filled(int number) {
    byte[] pixels = new byte[48];
    Arrays.fill(pixels, (byte) (50 * number));
    return pixels;
  }

  @Test
  void piecesAreCutFromEverywhereAndMirrored() {
    Set<List<Integer>> pieces = new HashSet<>();
    ImageData one = ImageData.of(new Marked(1, 0));
    try (Batches batches =
        Batches.augmented(one, 1, new Augmentation(true, 1), new RandomStream(6))) {
      for (int i = 0; i < 200; i++) {
        float[] values = values(batches.next());
        assertEquals(9, values.length);
        List<Integer> piece = new ArrayList<>();
        for (float value : values) {
          piece.add(Math.round(value * 10_000));
        }
        pieces.add(piece);
      }
    }
    assertEquals(8, pieces.size());
    assertTrue(pieces.contains(List.of(0, 1, 2, 4, 5, 6, 8, 9, 10)), pieces::toString);
    assertTrue(pieces.contains(List.of(7, 6, 5, 11, 10, 9, 15, 14, 13)), pieces::toString);
  }

  @Test
  void jitterIsThePapersProportion() {
    assertEquals(new Augmentation(true, 30), Augmentation.jitter(256));
    assertNotEquals(0, Augmentation.jitter(32).margin());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Augmentation(false, 4).shape(new ImageShape(4, 8, 1)));
  }

  @Test
  void setsThatDoNotFit() {
    InputException unequal =
        assertThrows(
            InputException.class,
            () -> Batches.pairs(domains(3, 4), 1, Augmentation.NONE, new RandomStream(0)));
    assertEquals("pairs: expected as many images of A as of B, got 3 and 4", unequal.getMessage());
    assertThrows(
        InputException.class,
        () -> DomainBatches.of(domains(3, 4), 4, Augmentation.NONE, new RandomStream(0)));
  }
}
