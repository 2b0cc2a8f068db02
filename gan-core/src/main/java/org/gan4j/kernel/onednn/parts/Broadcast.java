package org.gan4j.kernel.onednn.parts;

import java.util.Arrays;
import org.gan4j.kernel.Shapes;

/**
 * The shapes of two arrays and their result with as few axes as describe the same broadcasting:
 * neighbouring axes on which an operand is repeated alike are taken together.
 *
 * @param a extents, each 1 or the result's
 * @param b extents, each 1 or the result's
 * @param out the result's extents, at least one
 */
record Broadcast(long[] a, long[] b, long[] out) {

  static Broadcast of(long[] shapeA, long[] shapeB, long[] shapeOut) {
    int rank = shapeOut.length;
    long[] fullA = Shapes.leftPad(shapeA, rank);
    long[] fullB = Shapes.leftPad(shapeB, rank);
    long[] a = new long[rank + 1];
    long[] b = new long[rank + 1];
    long[] out = new long[rank + 1];
    int axes = 0;
    boolean repeatedA = false;
    boolean repeatedB = false;
    for (int axis = 0; axis < rank; axis++) {
      if (shapeOut[axis] == 1) {
        continue;
      }
      boolean repeatA = fullA[axis] == 1;
      boolean repeatB = fullB[axis] == 1;
      if (axes > 0 && repeatA == repeatedA && repeatB == repeatedB) {
        a[axes - 1] *= fullA[axis];
        b[axes - 1] *= fullB[axis];
        out[axes - 1] *= shapeOut[axis];
      } else {
        a[axes] = fullA[axis];
        b[axes] = fullB[axis];
        out[axes] = shapeOut[axis];
        axes++;
      }
      repeatedA = repeatA;
      repeatedB = repeatB;
    }
    if (axes == 0) {
      long[] one = {1};
      return new Broadcast(one, one, one);
    }
    return new Broadcast(Arrays.copyOf(a, axes), Arrays.copyOf(b, axes), Arrays.copyOf(out, axes));
  }

  boolean wholeA() {
    return Arrays.equals(a, out);
  }

  boolean wholeB() {
    return Arrays.equals(b, out);
  }
}
