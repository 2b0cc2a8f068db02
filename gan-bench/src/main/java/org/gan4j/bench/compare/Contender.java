package org.gan4j.bench.compare;

import java.util.List;
import java.util.Map;

/**
 * A program that can run a case's steps, and how it is started. It speaks as {@link StepServer}
 * does.
 *
 * @param name who: {@code gan4j}, {@code pytorch}, {@code deeplearning4j}
 * @param mode how: {@code eager}, {@code channels_last}, ...
 * @param command the program and its arguments
 * @param environment variables to set for it
 */
public record Contender(
    String name, String mode, List<String> command, Map<String, String> environment) {

  @Override
  public String toString() {
    return name + " " + mode;
  }
}
