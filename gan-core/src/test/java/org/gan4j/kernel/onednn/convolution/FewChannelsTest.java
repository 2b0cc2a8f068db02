package org.gan4j.kernel.onednn.convolution;

import java.util.stream.Stream;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.onednn.binding.Context;
import org.gan4j.kernel.onednn.parts.StridedMoves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FewChannelsTest {

  private final SameAsDirect same = new SameAsDirect();

  static Stream<ConvShape> shapes() {
    return Stream.of(
        NativeArrays.shape(2, 12, 12, 16, 3, 7, 7, ConvGeometry.of(1, 0)),
        NativeArrays.shape(2, 8, 8, 16, 3, 7, 7, ConvGeometry.of(1, 3)),
        NativeArrays.shape(3, 8, 6, 3, 16, 3, 3, ConvGeometry.of(1, 1)),
        NativeArrays.shape(1, 9, 5, 2, 1, 3, 5, ConvGeometry.of(1, 2)),
        // Padding of each side by itself, more than the kernel needs, images narrower than it.
        NativeArrays.shape(2, 5, 6, 4, 2, 4, 3, new ConvGeometry(1, 1, 0, 2, 2, 0)),
        NativeArrays.shape(2, 5, 6, 4, 2, 4, 3, new ConvGeometry(1, 1, 1, 0, 0, 4)),
        // Columns of the kernel that meet nothing but padding.
        NativeArrays.shape(2, 2, 2, 32, 1, 4, 4, ConvGeometry.of(1, 1)),
        NativeArrays.shape(2, 2, 2, 3, 4, 4, 4, ConvGeometry.of(1, 1)),
        NativeArrays.shape(1, 2, 2, 5, 1, 3, 5, new ConvGeometry(1, 1, 1, 1, 4, 3)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithThePlainSums(ConvShape s) {
    Context context = same.context();
    same.check(s, new FewChannels(context, new StridedMoves(context), same.direct()));
  }
}
