package org.gan4j.models.official;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** How the numbers of a tensor of PyTorch's are laid out in the array that takes them here. */
@FunctionalInterface
public interface TensorLayout {

  /** The same. */
  TensorLayout PLAIN = theirs -> theirs;

  /**
   * {@code [O, I, kH, kW]} of a convolution is {@code [kH, kW, I, O]} here, and {@code [I, O, kH,
   * kW]} of a transposed one {@code [kH, kW, O, I]}.
   */
  TensorLayout KERNEL = theirs -> theirs.permute(2, 3, 1, 0);

  /** {@code [O, I]} of a linear layer is {@code [I, O]} here. */
  TensorLayout MATRIX = theirs -> theirs.permute(1, 0);

  /**
   * The tensor as it is here.
   *
   * @param theirs PyTorch's, in C order; not modified
   * @return the same numbers in the order of here; may be a view
   */
  INDArray ours(INDArray theirs);

  /**
   * That of a layer's weight or bias, from its number of axes alone.
   *
   * @param rank its number of axes
   * @return {@link #KERNEL} for 4, {@link #MATRIX} for 2, otherwise {@link #PLAIN}
   */
  static TensorLayout byRank(int rank) {
    return switch (rank) {
      case 4 -> KERNEL;
      case 2 -> MATRIX;
      default -> PLAIN;
    };
  }

  /**
   * That of a linear layer, weight or bias, whose outputs become feature maps: theirs are counted
   * by channel, row and column, ours by row, column and channel.
   *
   * @param height rows of a map
   * @param width columns of a map
   * @return the layout of {@code [C H W, I]} and of {@code [C H W]}
   */
  static TensorLayout toMaps(long height, long width) {
    return theirs -> {
      INDArray maps = theirs.reshape('c', -1, height, width, theirs.length() / theirs.size(0));
      INDArray rows = maps.permute(1, 2, 0, 3).dup('c').reshape('c', theirs.shape());
      return theirs.rank() == 2 ? rows.permute(1, 0) : rows;
    };
  }

  /**
   * That of a linear layer's weight whose inputs are feature maps in a row, counted as in {@link
   * #toMaps}.
   *
   * @param height rows of a map
   * @param width columns of a map
   * @return the layout of {@code [O, C H W]}
   */
  static TensorLayout ofMaps(long height, long width) {
    return theirs ->
        theirs
            .reshape('c', theirs.size(0), -1, height, width)
            .permute(2, 3, 1, 0)
            .dup('c')
            .reshape('c', theirs.size(1), theirs.size(0));
  }

  /**
   * A part of a table's columns.
   *
   * @param begin the first
   * @param length how many
   * @return the layout of {@code [V, D]}, of which {@code [V, length]} is here
   */
  static TensorLayout columns(long begin, long length) {
    return theirs ->
        theirs.get(NDArrayIndex.all(), NDArrayIndex.interval(begin, begin + length)).dup('c');
  }
}
