package org.gan4j.kernel.onednn.convolution;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.onednn.binding.OpenMp;
import org.gan4j.kernel.onednn.binding.TeamTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WinogradTest {

  private final SameAsDirect same = new SameAsDirect();

  static Stream<ConvShape> shapes() {
    return Stream.of(
        NativeArrays.shape(5, 8, 8, 3, 5, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(3, 4, 4, 8, 16, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(7, 16, 12, 4, 7, 4, 4, ConvGeometry.of(2, 1)),
        // Two outputs on one axis, one channel, no padding or on one side only.
        NativeArrays.shape(1, 6, 4, 1, 1, 4, 4, new ConvGeometry(2, 2, 0, 0, 1, 1)),
        NativeArrays.shape(2, 6, 7, 2, 3, 4, 4, new ConvGeometry(2, 2, 0, 0, 3, 0)),
        // A tall image, whose bands have several rows of tiles.
        NativeArrays.shape(1, 32, 4, 2, 3, 4, 4, ConvGeometry.of(2, 1)),
        NativeArrays.shape(2, 16, 4, 2, 3, 3, 3, new ConvGeometry(1, 1, 0, 2, 1, 1)),
        // Other strides, not square.
        NativeArrays.shape(2, 5, 5, 3, 4, 2, 2, ConvGeometry.of(1, 0)),
        NativeArrays.shape(2, 5, 8, 3, 4, 2, 4, new ConvGeometry(1, 2, 0, 0, 1, 1)),
        // Three taps.
        NativeArrays.shape(5, 8, 8, 3, 5, 3, 3, ConvGeometry.of(1, 1)),
        NativeArrays.shape(3, 4, 6, 4, 2, 3, 3, new ConvGeometry(1, 1, 0, 0, 2, 0)),
        NativeArrays.shape(2, 10, 6, 2, 3, 6, 6, new ConvGeometry(2, 2, 1, 1, 3, 3)),
        NativeArrays.shape(2, 6, 12, 2, 3, 3, 9, new ConvGeometry(1, 3, 1, 1, 3, 3)),
        NativeArrays.shape(2, 12, 12, 2, 3, 6, 6, new ConvGeometry(3, 3, 1, 2, 1, 2)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithThePlainSums(ConvShape s) {
    // All images at once, some with fewer left at the end, and one by one.
    for (long chunk : new long[] {1 << 20, 9 * 2 * s.taps() * s.rows() / s.x()[0], 1}) {
      same.check(s, new Winograd(same.context(), chunk));
    }
  }

  /** Whole images for each thread, fewer images than threads, bands of an image. */
  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithAnyNumberOfThreads(ConvShape s) {
    OpenMp threads = TeamTest.openMp();
    int before = threads.maxThreads();
    try {
      for (int count : new int[] {1, 2, 3, 8}) {
        threads.setThreads(count);
        same.check(s, new Winograd(same.context()));
      }
    } finally {
      threads.setThreads(before);
    }
  }

  @Test
  void tilesNeedAKernelOfAMultipleOfTheStrideAndEvenOutputs() {
    assertFalse(WinogradTiles.fit(NativeArrays.shape(1, 8, 8, 2, 2, 3, 3, ConvGeometry.of(2, 1))));
    assertFalse(
        WinogradTiles.fit(NativeArrays.shape(1, 14, 14, 2, 2, 4, 4, ConvGeometry.of(2, 1))));
    // A last row that no window reaches.
    assertFalse(
        WinogradTiles.fit(NativeArrays.shape(1, 11, 10, 2, 2, 4, 4, ConvGeometry.of(2, 0))));
  }
}
