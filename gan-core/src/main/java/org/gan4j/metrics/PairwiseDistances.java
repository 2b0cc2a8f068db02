package org.gan4j.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Euclidean distances between the rows of two sets, some rows at a time, in double precision. */
final class PairwiseDistances {

  /** Numbers at once: a bound on memory. */
  private static final int MOST = 1 << 23;

  private final INDArray rows;
  private final INDArray columns;
  private final double[] columnSquares;

  /** Takes the distances of one row from all of the other set. */
  interface Row {
    void take(int row, double[] distances);
  }

  /**
   * Two sets.
   *
   * @param rows {@code [N, D]}; not modified
   * @param columns {@code [M, D]}; not modified
   */
  PairwiseDistances(INDArray rows, INDArray columns) {
    if (rows.rank() != 2 || columns.rank() != 2 || rows.size(1) != columns.size(1)) {
      throw new IllegalArgumentException(
          String.format(
              "features: expected [N, D] and [M, D], got %s and %s",
              Arrays.toString(rows.shape()), Arrays.toString(columns.shape())));
    }
    this.rows = rows;
    this.columns = columns;
    this.columnSquares = new double[Math.toIntExact(columns.size(0))];
    int length = (int) columns.size(1);
    inBlocks(
        columns,
        length,
        (begin, block) -> {
          double[] squares = squares(block, length);
          System.arraycopy(squares, 0, columnSquares, begin, squares.length);
        });
  }

  private interface Block {
    void take(int begin, double[] values);
  }

  private static void inBlocks(INDArray set, int width, Block body) {
    int step = Math.max(1, MOST / Math.max(width, 1));
    for (int begin = 0; begin < set.size(0); begin += step) {
      int end = (int) Math.min((long) begin + step, set.size(0));
      body.take(begin, HostArrays.doubles(HostArrays.rows(set, begin, end)));
    }
  }

  private static double[] squares(double[] values, int length) {
    double[] squares = new double[values.length / length];
    for (int i = 0; i < values.length; i++) {
      squares[i / length] += values[i] * values[i];
    }
    return squares;
  }

  /** Goes through the rows in their order; rows of one block are taken side by side. */
  void forEach(Row body) {
    int length = (int) rows.size(1);
    int width = columnSquares.length;
    inBlocks(
        rows,
        Math.max(width, length),
        (begin, block) -> {
          double[] own = squares(block, length);
          double[] products = products(block, length);
          IntStream.range(0, own.length)
              .parallel()
              .forEach(
                  i -> {
                    double[] distances = new double[width];
                    for (int j = 0; j < width; j++) {
                      double square = own[i] + columnSquares[j] - 2 * products[i * width + j];
                      distances[j] = Math.sqrt(Math.max(0, square));
                    }
                    if (rows == columns) {
                      distances[begin + i] = 0;
                    }
                    body.take(begin + i, distances);
                  });
        });
  }

  /** {@code [rows, columns]} of inner products. */
  private double[] products(double[] block, int length) {
    int width = columnSquares.length;
    int count = block.length / length;
    double[] all = new double[count * width];
    try (INDArray a = Nd4j.createUninitializedDetached(DataType.DOUBLE, count, length)) {
      HostArrays.write(block, a);
      inBlocks(
          columns,
          Math.max(length, count),
          (begin, others) -> {
            int part = others.length / length;
            try (INDArray b = Nd4j.createUninitializedDetached(DataType.DOUBLE, part, length)) {
              HostArrays.write(others, b);
              try (INDArray product = a.mmul(b.transpose())) {
                double[] values = HostArrays.doubles(product);
                for (int i = 0; i < count; i++) {
                  System.arraycopy(values, i * part, all, i * width + begin, part);
                }
              }
            }
          });
    }
    return all;
  }
}
