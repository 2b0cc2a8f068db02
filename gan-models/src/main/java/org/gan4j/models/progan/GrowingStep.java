package org.gan4j.models.progan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.data.BatchSource;
import org.gan4j.nn.Network;
import org.gan4j.train.StreamCounters;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of training at the stage that the schedule says: grows both networks, shrinks the images,
 * and leaves the rest to the step that it was made of.
 */
final class GrowingStep implements TrainingStep {

  private static final String IMAGES = "growth.images";

  private final TrainingStep step;
  private final ProGanConfig config;
  private final GrowthSchedule schedule;
  private final ProGanGenerator generator;
  private final ProGanDiscriminator discriminator;
  private long images;

  GrowingStep(
      TrainingStep step,
      ProGanConfig config,
      ProGanGenerator generator,
      ProGanDiscriminator discriminator) {
    this.step = step;
    this.config = config;
    this.schedule = config.schedule();
    this.generator = generator;
    this.discriminator = discriminator;
  }

  @Override
  public Outcome take(BatchSource data) {
    Stage stage = schedule.at(images);
    generator.stage(stage);
    discriminator.stage(stage);
    int count = GrowthSchedule.batch(stage, data.batchSize(), config.batchLimits());
    Outcome outcome = step.take(new StageBatches(data, stage, count));
    images += outcome.images();
    Map<String, Double> losses = new LinkedHashMap<>(outcome.losses());
    losses.put("resolution", (double) stage.resolution());
    losses.put("alpha", stage.alpha());
    return new Outcome(losses, outcome.images());
  }

  @Override
  public List<Network<?>> networks() {
    return step.networks();
  }

  @Override
  public Set<String> objectives() {
    return step.objectives();
  }

  @Override
  public int batchesPerStep() {
    return step.batchesPerStep();
  }

  @Override
  public Map<String, INDArray> state() {
    return step.state();
  }

  @Override
  public Map<String, long[]> counters() {
    Map<String, long[]> counters = new LinkedHashMap<>(step.counters());
    counters.put(IMAGES, new long[] {images});
    return counters;
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    step.restoreCounters(counters);
    images = StreamCounters.count(counters, IMAGES);
  }
}
