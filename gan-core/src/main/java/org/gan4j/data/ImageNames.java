package org.gan4j.data;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gan4j.io.InputException;

/**
 * Finds the images of a set by what a file of labels calls them: their path in the set, or their
 * file name alone, each with its ending or without, where that is one image's only.
 */
final class ImageNames {

  private static final int SEVERAL = -1;

  private final List<String> names;
  private final List<Map<String, Integer>> ways;

  ImageNames(List<String> names) {
    this.names = names;
    Map<String, Integer> whole = new HashMap<>();
    Map<String, Integer> bare = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    Map<String, Integer> lastBare = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String file = name.substring(name.lastIndexOf('/') + 1);
      put(whole, name, i);
      put(bare, bare(name), i);
      put(last, file, i);
      put(lastBare, bare(file), i);
    }
    this.ways = List.of(whole, bare, last, lastBare);
  }

  private static void put(Map<String, Integer> map, String name, int index) {
    map.merge(name, index, (one, other) -> SEVERAL);
  }

  private static String bare(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
  }

  /** The image of a name. */
  OptionalInt find(String text) {
    String name = Normalizer.normalize(text.replace('\\', '/'), Normalizer.Form.NFC);
    String plain = name.startsWith("./") ? name.substring(2) : name;
    for (Map<String, Integer> way : ways) {
      Integer index = way.get(plain);
      if (index != null && index != SEVERAL) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  /** Refuses a set of which an image has no class. */
  void requireAll(String place, Object[] classes) {
    List<String> without =
        java.util.stream.IntStream.range(0, classes.length)
            .filter(i -> classes[i] == null)
            .mapToObj(names::get)
            .toList();
    if (!without.isEmpty()) {
      throw new InputException(
          String.format(
              "%s: has no class for %s%s; add a line for each image, or remove the image",
              place,
              without.get(0),
              without.size() == 1
                  ? ""
                  : String.format(
                      " and %,d more of %,d images", without.size() - 1, names.size())));
    }
  }
}
