package org.gan4j.train;

import java.util.Map;

/**
 * What one training step gave.
 *
 * @param step the step's number, from 1
 * @param totalSteps how many the run will take
 * @param images how many training images were seen so far
 * @param seconds time since the run started
 * @param losses named figures of this step, such as {@code d_loss} and {@code g_loss}, in the order
 *     to show them
 */
public record StepReport(
    long step, long totalSteps, long images, double seconds, Map<String, Double> losses) {

  /** Whether this was the run's last step. */
  public boolean last() {
    return step == totalSteps;
  }
}
