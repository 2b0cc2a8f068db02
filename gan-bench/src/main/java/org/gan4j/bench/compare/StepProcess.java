package org.gan4j.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A contender's process, as the comparison sees it; the other end of {@link StepServer}. */
final class StepProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINES_SHOWN = 6;

  private final Contender contender;
  private final Path errors;
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;
  private final String version;

  /** Starts the process and waits until it has made its networks. */
  StepProcess(Contender contender) {
    this.contender = contender;
    try {
      errors = Files.createTempFile("gan4j-bench", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(contender.command()).redirectError(errors.toFile());
      builder.environment().putAll(contender.environment());
      process = builder.start();
    } catch (IOException e) {
      delete(errors);
      throw new UnavailableException("can't be started: " + e.getMessage());
    }
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    try {
      version = answer("ready").asText();
    } catch (UnavailableException e) {
      close();
      throw e;
    }
  }

  /** The contender's version, as it announced it. */
  String version() {
    return version;
  }

  /** Runs steps; their times in milliseconds, in order. */
  List<Double> steps(int count) {
    List<Double> times = new ArrayList<>(count);
    ask("steps " + count, "ms").forEach(ms -> times.add(ms.asDouble()));
    if (times.size() != count) {
      throw new UnavailableException(
          "answered with " + times.size() + " times where " + count + " steps were asked for");
    }
    return times;
  }

  /** The most memory that the process had resident so far, in MiB, or null if it doesn't know. */
  @Nullable Double peakMebibytes() {
    JsonNode peak = ask("memory", "peak_mb");
    return peak.isNull() ? null : (Double) peak.asDouble();
  }

  /** The convolutions of a step: how much they compute, and how quickly. */
  ConvolutionWork convolutions() {
    JsonNode work = ask("convolutions", "convolutions");
    return new ConvolutionWork(work.get("gflop").asDouble(), work.get("gflops").asDouble());
  }

  private JsonNode ask(String command, String key) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw ended();
    }
    return answer(key);
  }

  /** The value of the next answer, which must have the key; other lines are passed over. */
  private JsonNode answer(String key) {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (!line.startsWith("{")) {
          continue;
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("missing")) {
          throw new UnavailableException(answer.get("missing").asText());
        }
        if (answer.has(key)) {
          return answer.get(key);
        }
      }
    } catch (JsonProcessingException e) {
      throw new UnavailableException("answered with broken JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw ended();
  }

  /** The process ended where it shouldn't have; the last of what it complained about. */
  private UnavailableException ended() {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      List<String> lines =
          Files.readString(errors).lines().filter(line -> !line.isBlank()).toList();
      String tail =
          String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
      return new UnavailableException("ended before its time: " + tail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new UnavailableException("interrupted");
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      commands.close();
    } catch (IOException e) {
      // It ended by itself.
    }
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(errors);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return contender.toString();
  }
}
