package org.gan4j.examples;

/** Calls one program after the other: each argument is a class and the words for its main. */
public final class ProgramRunner {

  private ProgramRunner() {}

  /**
   * Calls them, and ends with the first exception.
   *
   * @param args {@code "FirstGan 2"} and so on
   * @throws ReflectiveOperationException if a class has no main, or its main throws
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    for (String program : args) {
      String[] words = program.split(" ");
      String[] own = java.util.Arrays.copyOfRange(words, 1, words.length);
      Class.forName(words[0]).getMethod("main", String[].class).invoke(null, (Object) own);
    }
  }
}
