package org.gan4j.backend;

import java.util.Locale;

/** What a user may ask for: a certain ND4J backend, or the best one that will run. */
public enum BackendChoice {
  /** CUDA if it will run on this machine, else the CPU. */
  AUTO,
  /** The CPU; nothing of CUDA is looked at or loaded. */
  CPU,
  /** CUDA or nothing: where it can't run, selecting it fails. */
  CUDA;

  /**
   * Reads a choice as users write it.
   *
   * @param text {@code auto}, {@code cpu} or {@code cuda}, in any case, with or without space
   *     around it
   * @param source where the text came from, for the message: {@code system property gan4j.backend}
   * @return the choice
   * @throws BackendException if the text is none of the three
   */
  public static BackendChoice parse(String text, String source) {
    for (BackendChoice choice : values()) {
      if (choice.toString().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return choice;
      }
    }
    throw new BackendException(source + ": expected auto, cpu or cuda, got " + text);
  }

  /** The choice as users write it: {@code auto}, {@code cpu}, {@code cuda}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
