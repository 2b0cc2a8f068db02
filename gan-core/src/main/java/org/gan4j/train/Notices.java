package org.gan4j.train;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.gan4j.io.InputException;

/**
 * What a run tells beside its results: of work that isn't essential it tells the first failure, and
 * goes on.
 */
public final class Notices {

  private final Consumer<String> to;
  private final Set<String> failed = new HashSet<>();

  /**
   * Notices to someone.
   *
   * @param to gets each in one line
   */
  public Notices(Consumer<String> to) {
    this.to = to;
  }

  /**
   * Tells something.
   *
   * @param line one line
   */
  public void say(String line) {
    to.accept(line);
  }

  /**
   * Does what may fail without ending the run. A failure is told the first time that it comes of
   * this name. What the JVM can't go on from, such as a lack of memory, and failed assertions are
   * thrown.
   *
   * @param name what is done, for the message
   * @param work does it
   */
  public void attempt(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError | InternalError e) {
      if (failed.add(name)) {
        String problem =
            e instanceof InputException ? String.valueOf(e.getMessage()) : e.toString();
        say(name + ": " + problem.lines().findFirst().orElse("") + "; the run goes on");
      }
    }
  }
}
