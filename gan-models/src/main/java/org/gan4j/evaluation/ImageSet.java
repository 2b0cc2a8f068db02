package org.gan4j.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gan4j.io.HostArrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images that come some at a time, as often as they are asked for, the same each time. */
public interface ImageSet {

  /**
   * How many there are.
   *
   * @return N, at least 1
   */
  int count();

  /**
   * What they are, for protocols.
   *
   * @return one line
   */
  String description();

  /**
   * The images in their order.
   *
   * @return some at a time, {@code [n, H, W, C]} in [-1, 1], H and W the same within those
   */
  Iterator<INDArray> batches();

  /**
   * The first few at once.
   *
   * @param wanted how many, at least 1; all if there are fewer
   * @return {@code [n, H, W, C]} in [-1, 1]
   * @throws IllegalArgumentException if they aren't of one size
   */
  default INDArray first(int wanted) {
    List<INDArray> parts = new ArrayList<>();
    int left = Math.min(wanted, count());
    Iterator<INDArray> all = batches();
    while (left > 0 && all.hasNext()) {
      INDArray part = all.next();
      int taken = (int) Math.min(left, part.size(0));
      parts.add(HostArrays.rows(part, 0, taken).dup('c'));
      left -= taken;
      INDArray before = parts.get(0);
      if (part.size(1) != before.size(1) || part.size(2) != before.size(2)) {
        throw new IllegalArgumentException(
            description() + ": expected images of one size; there are several");
      }
    }
    return Nd4j.concat(0, parts.toArray(INDArray[]::new));
  }
}
