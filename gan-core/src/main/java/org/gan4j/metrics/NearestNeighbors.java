package org.gan4j.metrics;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The vectors of one set that are nearest to those of another: does a generator memorize? */
public final class NearestNeighbors {

  private NearestNeighbors() {}

  /**
   * A neighbour.
   *
   * @param index its number in its set
   * @param distance Euclidean
   */
  public record Neighbor(int index, double distance) {}

  /**
   * The nearest of a set.
   *
   * @param of {@code [N, D]}; not modified
   * @param among {@code [M, D]}; not modified
   * @param count how many, at least 1 and at most M
   * @return {@code [N][count]}, nearest first
   * @throws IllegalArgumentException if the shapes don't fit, or there are too few
   */
  public static Neighbor[][] find(INDArray of, INDArray among, int count) {
    if (count < 1 || count > among.size(0)) {
      throw new IllegalArgumentException(
          "neighbours: expected 1 to " + among.size(0) + ", got " + count);
    }
    Neighbor[][] found = new Neighbor[Math.toIntExact(of.size(0))][];
    new PairwiseDistances(of, among)
        .forEach((row, distances) -> found[row] = nearest(distances, count));
    return found;
  }

  private static Neighbor[] nearest(double[] distances, int count) {
    Neighbor[] least = new Neighbor[count];
    int kept = 0;
    for (int j = 0; j < distances.length; j++) {
      if (kept == count && distances[j] >= least[count - 1].distance) {
        continue;
      }
      int at = Math.min(kept, count - 1);
      while (at > 0 && least[at - 1].distance > distances[j]) {
        least[at] = least[at - 1];
        at--;
      }
      least[at] = new Neighbor(j, distances[j]);
      kept = Math.min(kept + 1, count);
    }
    return Arrays.copyOf(least, kept);
  }
}
