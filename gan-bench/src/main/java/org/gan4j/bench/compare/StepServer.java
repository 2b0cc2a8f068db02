package org.gan4j.bench.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.gan4j.bench.cases.TimedStep;
import org.gan4j.io.Json;
import org.jspecify.annotations.Nullable;

/**
 * The side of a contender: reads commands line by line and answers each with one JSON object on a
 * line.
 *
 * <ul>
 *   <li>at the start, {@code {"ready": VERSION}}, or {@code {"missing": REASON}} if it can't run
 *       here;
 *   <li>{@code steps N}: runs N steps, {@code {"ms": [...]}};
 *   <li>{@code memory}: {@code {"peak_mb": MEBIBYTES}}, of the whole process so far, null if
 *       unknown;
 *   <li>{@code convolutions}: {@code {"convolutions": {"gflop": WORK, "gflops": RATE}}}, a {@link
 *       ConvolutionWork} (ours alone);
 *   <li>the end of the input: ends.
 * </ul>
 */
public final class StepServer {

  private final TimedStep step;
  private final Supplier<ConvolutionWork> convolutions;

  /**
   * Serves a peer's step, which answers no {@code convolutions}.
   *
   * @param step what {@code steps} runs
   */
  public StepServer(TimedStep step) {
    this(
        step,
        () -> {
          throw new IllegalArgumentException("convolutions: asked of ours alone");
        });
  }

  /**
   * Serves our step.
   *
   * @param step what {@code steps} runs
   * @param convolutions what {@code convolutions} counts and measures
   */
  public StepServer(TimedStep step, Supplier<ConvolutionWork> convolutions) {
    this.step = step;
    this.convolutions = convolutions;
  }

  /**
   * Answers commands until there are no more.
   *
   * @param version announced at the start
   * @param in the commands
   * @param out the answers
   * @throws IOException if a command can't be read
   */
  public void serve(String version, InputStream in, PrintStream out) throws IOException {
    BufferedReader commands = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    say(out, "ready", version);
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.strip().split(" ");
      switch (words[0]) {
        case "steps" -> say(out, "ms", steps(Integer.parseInt(words[1])));
        case "memory" -> {
          OptionalDouble peak = PeakMemory.mebibytes();
          say(out, "peak_mb", peak.isPresent() ? peak.getAsDouble() : null);
        }
        case "convolutions" -> {
          ConvolutionWork work = convolutions.get();
          say(out, "convolutions", Map.of("gflop", work.gflop(), "gflops", work.gflops()));
        }
        default -> throw new IllegalArgumentException("command: unknown: " + line);
      }
    }
  }

  private List<Double> steps(int count) {
    List<Double> times = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      step.run();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times;
  }

  private static void say(PrintStream out, String key, @Nullable Object value) {
    out.println(Json.toLine(Collections.singletonMap(key, value)));
    out.flush();
  }

  /**
   * Says that this contender can't run here, instead of serving.
   *
   * @param reason on one line
   * @param out the answers
   */
  public static void missing(String reason, PrintStream out) {
    say(out, "missing", reason);
  }
}
