package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command line that was executed in this process. */
record Run(int exitCode, String out, List<String> err) {

  static Run of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = Gan4j.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Run(code, out.toString(), err.toString().lines().toList());
  }

  /** One that has to succeed. */
  static Run done(Object... args) {
    Run run = of(args);
    assertEquals(0, run.exitCode, run::toString);
    return run;
  }

  /** One that has to be refused in one line that contains a message. */
  static void refused(String message, Object... args) {
    String line = refusal(args);
    assertTrue(line.contains(message), line);
  }

  /** The line in which one is refused, before anything is printed, without the program's name. */
  static String refusal(Object... args) {
    Run run = of(args);
    assertEquals(2, run.exitCode, run::toString);
    assertEquals(1, run.err.size(), run::toString);
    assertEquals("", run.out);
    String name = "gan4j: ";
    assertTrue(run.err.get(0).startsWith(name), run::toString);
    return run.err.get(0).substring(name.length());
  }
}
