package org.gan4j.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.InputException;

/** Labels from the folders that images lie in. */
final class FolderLabels {

  private FolderLabels() {}

  /**
   * The classes are the folders at the top; there are none if the images lie in no folder.
   *
   * @throws InputException if some lie in folders and some beside them
   */
  static Labels of(Pictures pictures) {
    return of(pictures, 0);
  }

  /** The same below the folder that all images lie in, if there are folders below it. */
  static Labels belowCommonTop(Pictures pictures) {
    List<String> names = pictures.names();
    String top = top(names.get(0), 0);
    int below = top.length() + 1;
    boolean common =
        names.stream()
            .allMatch(name -> name.startsWith(top + '/') && name.indexOf('/', below) >= 0);
    return of(pictures, !top.isEmpty() && common ? below : 0);
  }

  private static Labels of(Pictures pictures, int from) {
    String[] tops = pictures.names().stream().map(name -> top(name, from)).toArray(String[]::new);
    requireOneLevel(pictures, tops);
    if (tops[0].isEmpty()) {
      return Labels.NONE;
    }
    List<String> classes = Arrays.stream(tops).distinct().sorted().toList();
    return new Labels(
        classes,
        Arrays.stream(tops).mapToInt(top -> Collections.binarySearch(classes, top)).toArray());
  }

  /** The sub-folder that a file is in, "" for none. */
  private static String top(String name, int from) {
    return name.substring(from, Math.max(from, name.indexOf('/', from)));
  }

  /** Labels for some only would be labels for none. */
  private static void requireOneLevel(Pictures pictures, String... tops) {
    int[] stray = IntStream.range(0, tops.length).filter(i -> tops[i].isEmpty()).toArray();
    if (stray.length > 0 && stray.length < tops.length) {
      String folder = Arrays.stream(tops).filter(top -> !top.isEmpty()).findFirst().orElseThrow();
      throw new InputException(
          String.format(
              "%s: lies beside folders of classes such as %s%s; move it into one of them, or all"
                  + " images into one folder",
              pictures.place(stray[0]),
              folder,
              stray.length == 1 ? "" : String.format(", and so do %,d more", stray.length - 1)));
    }
  }
}
