package org.gan4j.models.progan;

import java.util.List;
import org.gan4j.io.Require;

/**
 * When a training grows, by the number of real images that the critic was shown (Karras et al.
 * 2018, appendix A): first 4 pixels alone; then each further resolution fades in, alpha rising from
 * 0 to 1 evenly, and is trained for a while; after the last everything stays as it is.
 *
 * @param levels the number of resolutions, at least 1
 * @param fade images over which a resolution fades in, at least 0
 * @param stabilize images of every resolution besides, at least 1
 */
public record GrowthSchedule(int levels, long fade, long stabilize) {

  /** Checks the numbers. */
  public GrowthSchedule {
    Require.positive("levels", levels);
    Require.notNegative("fade", fade);
    Require.positive("stabilize", stabilize);
  }

  /**
   * The stage after a number of images.
   *
   * @param images shown so far
   * @return the stage of the next step
   */
  public Stage at(long images) {
    long since = images - stabilize;
    if (since < 0) {
      return new Stage(0, 1);
    }
    long round = fade + stabilize;
    long level = 1 + since / round;
    if (level >= levels) {
      return new Stage(levels - 1, 1);
    }
    long into = since % round;
    return new Stage((int) level, into < fade ? (double) into / fade : 1);
  }

  /**
   * The images of the whole schedule.
   *
   * @return up to the end of the last resolution's own time
   */
  public long images() {
    return stabilize + (levels - 1) * (fade + stabilize);
  }

  /**
   * The steps of the whole schedule.
   *
   * @param batch images that the run's data gives at once
   * @param limits the most images of each level's, 0 for no other limit
   * @param batchesPerStep how many batches each step shows the critic
   * @return how many steps show {@link #images} images
   */
  public long steps(int batch, List<Integer> limits, int batchesPerStep) {
    long steps = 0;
    for (long shown = 0; shown < images(); steps++) {
      shown += (long) batchesPerStep * batch(at(shown), batch, limits);
    }
    return steps;
  }

  /** The images of a stage's batch. */
  static int batch(Stage stage, int batch, List<Integer> limits) {
    int limit = limits.get(stage.level());
    return limit == 0 ? batch : Math.min(batch, limit);
  }
}
