package org.gan4j.examples.cli;

import java.util.Locale;

/** The forms in which a way through the latents is written. */
enum WayFormat {
  /** One PNG file. */
  STRIP("strip.png"),
  /** An animation. */
  GIF("way.gif");

  private final String file;

  WayFormat(String file) {
    this.file = file;
  }

  /** The name of the file. */
  String file() {
    return file;
  }

  /** The format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
