package org.gan4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What differs between the arrays that a network has and those that it is given. */
final class StateMismatch {

  private static final int SHOWN = 5;

  private StateMismatch() {}

  /** Fails, naming what is wrong, unless both have the same paths and shapes. */
  static void check(String network, Map<String, INDArray> own, Map<String, INDArray> given) {
    List<String> problems = new ArrayList<>();
    own.forEach(
        (path, array) -> {
          String expected = Arrays.toString(array.shape());
          INDArray candidate = given.get(path);
          if (candidate == null) {
            problems.add(path + ": missing, expected " + expected);
          } else if (!Arrays.equals(candidate.shape(), array.shape())) {
            problems.add(
                path + ": expected " + expected + ", got " + Arrays.toString(candidate.shape()));
          } else if (!candidate.dataType().isFPType()) {
            problems.add(path + ": expected floating point, got " + candidate.dataType());
          }
        });
    given.forEach(
        (path, array) -> {
          if (!own.containsKey(path)) {
            problems.add(
                path + ": unexpected; " + network + " has no parameter or buffer of that name");
          }
        });
    if (!problems.isEmpty()) {
      String shown = String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size())));
      int rest = problems.size() - SHOWN;
      throw new IllegalArgumentException(rest > 0 ? shown + "; and " + rest + " more" : shown);
    }
  }
}
