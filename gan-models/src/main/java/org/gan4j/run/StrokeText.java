package org.gan4j.run;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Text as lines: letters without case, digits and what numbers are written with. Plots use it
 * because AWT's own text needs fonts of the system, which slim containers lack.
 */
final class StrokeText {

  /**
   * The strokes of each character, of points that are a column, 0 to 4, and a row, 0 at the top of
   * tall letters, 3 at that of small ones, 7 on the base line, 9 at the lowest.
   */
  private static final Map<Character, String> STROKES = new HashMap<>();

  private static final String OTHERS = "00 40 47 07 00";
  private static final int ADVANCE = 6;
  private static final int WIDTH = 4;
  private static final int BASE_LINE = 7;

  static {
    String[] all = {
      "0",
      "10 30 41 46 37 17 06 01 10",
      "1",
      "11 20 27,17 37",
      "2",
      "01 10 30 41 42 07 47",
      "3",
      "01 10 30 41 42 33 23,33 44 46 37 17 06",
      "4",
      "37 30 05 45",
      "5",
      "40 00 03 33 44 46 37 07",
      "6",
      "30 10 01 06 17 37 46 44 33 03",
      "7",
      "00 40 17",
      "8",
      "13 02 01 10 30 41 42 33 13 04 06 17 37 46 44 33",
      "9",
      "44 14 03 01 10 30 41 46 37 17",
      "a",
      "13 33 44 47,45 15 06 17 37 46",
      "b",
      "00 07,04 13 33 44 46 37 17 06",
      "c",
      "44 33 13 04 06 17 37 46",
      "d",
      "40 47,44 33 13 04 06 17 37 46",
      "e",
      "05 45 44 33 13 04 06 17 37 46",
      "f",
      "30 20 11 17,03 33",
      "g",
      "43 48 39 19 08,44 33 13 04 06 17 37 46",
      "h",
      "00 07,04 13 33 44 47",
      "i",
      "23 27,21 21",
      "j",
      "23 28 19 09,21 21",
      "k",
      "00 07,43 05,15 47",
      "l",
      "20 26 37",
      "m",
      "03 07,04 13 24 27,24 33 44 47",
      "n",
      "03 07,04 13 33 44 47",
      "o",
      "13 33 44 46 37 17 06 04 13",
      "p",
      "03 09,04 13 33 44 46 37 17 06",
      "q",
      "43 49,44 33 13 04 06 17 37 46",
      "r",
      "03 07,04 13 33 44",
      "s",
      "43 13 04 15 35 46 37 07",
      "t",
      "11 16 27 37,03 33",
      "u",
      "03 06 17 37 46,43 47",
      "v",
      "03 27 43",
      "w",
      "03 17 24 37 43",
      "x",
      "03 47,43 07",
      "y",
      "03 26,43 19 09",
      "z",
      "03 43 07 47",
      "_",
      "08 48",
      "-",
      "04 44",
      "+",
      "04 44,22 26",
      ".",
      "27 27",
      " ",
      "",
      "/",
      "40 07",
      ":",
      "24 24,27 27",
      "%",
      "40 07,10 11,36 37",
      "=",
      "03 43,05 45"
    };
    for (int i = 0; i < all.length; i += 2) {
      STROKES.put(all[i].charAt(0), all[i + 1]);
    }
  }

  private StrokeText() {}

  /**
   * How wide a text is.
   *
   * @param text the text
   * @param unit pixels between two rows of a letter
   */
  static double width(String text, double unit) {
    return text.isEmpty() ? 0 : (text.length() * ADVANCE - (ADVANCE - WIDTH)) * unit;
  }

  /**
   * The lines of a text.
   *
   * @param text the text; characters without strokes of their own become boxes
   * @param x where it begins
   * @param y its base line
   * @param unit pixels between two rows of a letter
   */
  static Path2D outline(String text, double x, double y, double unit) {
    Path2D path = new Path2D.Double();
    double left = x;
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      for (String stroke : STROKES.getOrDefault(c, OTHERS).split(",")) {
        boolean begun = false;
        for (String point : stroke.isEmpty() ? new String[0] : stroke.split(" ")) {
          double px = left + (point.charAt(0) - '0') * unit;
          double py = y + (point.charAt(1) - '0' - BASE_LINE) * unit;
          if (begun) {
            path.lineTo(px, py);
          } else {
            path.moveTo(px, py);
            begun = true;
          }
        }
      }
      left += ADVANCE * unit;
    }
    return path;
  }
}
