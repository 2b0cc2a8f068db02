package org.gan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.TestDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class DataSetIteratorAdapterTest {

  private static final ImageShape SHAPE = new ImageShape(2, 2, 3);

  @Test
  void planesBecomePixelsInOurRange() {
    INDArray features = Nd4j.arange(24).castTo(DataType.FLOAT).reshape(2, 3, 2, 2).div(23);
    float[] expected = new float[24];
    for (int image = 0; image < 2; image++) {
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < 4; pixel++) {
          float value = (image * 12 + channel * 4 + pixel) / 23f;
          expected[image * 12 + pixel * 3 + channel] = 2 * value - 1;
        }
      }
    }
    for (INDArray form : List.of(features, features.reshape(2, 12), features.dup('f'))) {
      assertArrayEquals(expected, first(form, PixelRange.UNIT), 1e-6f);
    }
    assertArrayEquals(expected, first(features.mul(2).subi(1), PixelRange.SIGNED), 1e-6f);
    assertArrayEquals(expected, first(features.mul(255), PixelRange.BYTES), 1e-6f);
    assertArrayEquals(expected, first(features.castTo(DataType.DOUBLE), PixelRange.UNIT), 1e-6f);
  }

  @Test
  void oneHotLabelsBecomeIndices() {
    INDArray labels =
        Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    DataSet set = new DataSet(Nd4j.zeros(DataType.FLOAT, 4, 12), labels);
    try (DataSetIteratorAdapter adapter = adapt(new TestDataSetIterator(set, 2))) {
      assertEquals(List.of("0", "1", "2"), adapter.classNames());
      assertEquals(2, adapter.batchSize());
      assertEquals(SHAPE, adapter.shape());
      assertArrayEquals(new int[] {2, 0}, adapter.next().labels());
      assertArrayEquals(new int[] {1, 2}, adapter.next().labels());
      assertArrayEquals(new int[] {2, 0}, adapter.next().labels());
    }
  }

  @Test
  void epochsFollowEachOtherAndAnIncompleteBatchIsDropped() {
    try (DataSetIteratorAdapter adapter = adapt(numbered(7, 3))) {
      List<Integer> seen = new ArrayList<>();
      List<BatchPosition> positions = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        positions.add(adapter.position());
        for (float value : firstPixels(adapter.next())) {
          seen.add(Math.round(value * 10));
        }
      }
      assertEquals(List.of(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2), seen);
      assertEquals(
          List.of(
              new BatchPosition(0, 0, List.of()),
              new BatchPosition(0, 1, List.of()),
              new BatchPosition(1, 0, List.of()),
              new BatchPosition(1, 1, List.of()),
              new BatchPosition(2, 0, List.of())),
          positions);
      assertTrue(adapter.batchesPerEpoch().isEmpty());
    }
  }

  @Test
  void goesOnFromAPosition() {
    BatchPosition position;
    float[] expected;
    try (DataSetIteratorAdapter adapter = adapt(numbered(9, 3))) {
      for (int i = 0; i < 5; i++) {
        adapter.next();
      }
      position = BatchPosition.ofLongs(adapter.position().toLongs());
      expected = firstPixels(adapter.next());
    }
    try (DataSetIteratorAdapter adapter = adapt(numbered(9, 3))) {
      adapter.next();
      adapter.resume(position);
      assertEquals(position, adapter.position());
      assertArrayEquals(expected, firstPixels(adapter.next()));
      BatchPosition beyond = new BatchPosition(0, 3, List.of());
      assertThrows(IllegalArgumentException.class, () -> adapter.resume(beyond));
    }
  }

  @Test
  void imagesWithoutLabelsHaveNone() {
    DataSet set = new DataSet(Nd4j.zeros(DataType.FLOAT, 2, 12), null);
    try (DataSetIteratorAdapter adapter = adapt(only(set))) {
      assertTrue(adapter.classNames().isEmpty());
      assertNull(adapter.next().labels());
    }
  }

  @Test
  void whatDoesNotFitIsExplained() {
    INDArray ok = Nd4j.zeros(DataType.FLOAT, 2, 12);
    assertEquals(
        "features: expected [2, 3, 2, 2] or [2, 12], got [2, 11]",
        complaint(new DataSet(Nd4j.zeros(DataType.FLOAT, 2, 11), null)));
    assertEquals(
        "features: expected values in [0, 1], got 7.0; give the PixelRange that they are in",
        complaint(new DataSet(ok.add(7), null)));
    assertEquals(
        "labels: expected one-hot rows, got [0.5, 0.5] at 0",
        complaint(new DataSet(ok, Nd4j.ones(DataType.FLOAT, 2, 2).div(2))));
    assertEquals(
        "labels: expected one-hot rows, got [1.0, 1.0] at 0",
        complaint(new DataSet(ok, Nd4j.ones(DataType.FLOAT, 2, 2))));
    assertEquals(
        "labels: expected one-hot [N, classes], got [2, 3, 4]",
        complaint(new DataSet(ok, Nd4j.ones(DataType.FLOAT, 2, 3, 4))));
  }

  @Test
  void closedIsClosed() {
    DataSetIteratorAdapter adapter = adapt(numbered(4, 2));
    adapter.close();
    adapter.close();
    assertThrows(IllegalStateException.class, adapter::next);
  }

  private static DataSetIteratorAdapter adapt(DataSetIterator iterator) {
    return new DataSetIteratorAdapter(iterator, SHAPE, PixelRange.UNIT);
  }

  private static String complaint(DataSet set) {
    return assertThrows(InputException.class, () -> adapt(only(set))).getMessage();
  }

  private static float[] first(INDArray features, PixelRange range) {
    try (DataSetIteratorAdapter adapter =
        new DataSetIteratorAdapter(only(new DataSet(features, null)), SHAPE, range)) {
      return HostArrays.floats(adapter.next().images());
    }
  }

  /** An iterator with one batch. */
  private static DataSetIterator only(DataSet set) {
    return new SingletonDataSetIterator(set);
  }

  /** Flattened images all of whose values are the image's number in tenths. */
  private static DataSetIterator numbered(int count, int batch) {
    INDArray features = Nd4j.zeros(DataType.FLOAT, count, 12);
    for (int i = 0; i < count; i++) {
      features.getRow(i).assign(i / 10f);
    }
    return new TestDataSetIterator(
        new DataSet(features, Nd4j.ones(DataType.FLOAT, count, 1)), batch);
  }

  /** The first value of every image, brought back to [0, 1]. */
  private static float[] firstPixels(Batch batch) {
    float[] values = HostArrays.floats(batch.images());
    float[] out = new float[values.length / 12];
    for (int i = 0; i < out.length; i++) {
      out[i] = (values[12 * i] + 1) / 2;
    }
    return out;
  }
}
