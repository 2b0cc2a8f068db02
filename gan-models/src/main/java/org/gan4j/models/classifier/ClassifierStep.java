package org.gan4j.models.classifier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.autodiff.Labels;
import org.gan4j.autodiff.Scope;
import org.gan4j.autodiff.Variable;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.gan.Condition;
import org.gan4j.nn.Network;
import org.gan4j.train.Optimizer;
import org.gan4j.train.TrainingStep;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** One update of a classifier on a batch of labelled images: its cross entropy made less. */
public final class ClassifierStep implements TrainingStep {

  private final SmallClassifier classifier;
  private final Optimizer optimizer;

  /**
   * The training of a classifier.
   *
   * @param classifier what to train
   * @param updater ND4J's configuration
   */
  public ClassifierStep(SmallClassifier classifier, IUpdater updater) {
    this.classifier = classifier;
    this.optimizer = Optimizer.of(updater, classifier.network());
  }

  @Override
  public Outcome take(BatchSource data) {
    int epoch = Math.toIntExact(data.position().epoch());
    try (Scope scope = Scope.open(classifier.network().kernels())) {
      Batch batch = data.next();
      Variable images = Variable.constant(batch.images());
      int[] labels =
          Condition.of(batch.labels()).labels((int) images.size(0), classifier.classes());
      Variable loss = Labels.crossEntropy(classifier.network().module().apply(images), labels);
      double value = loss.item();
      optimizer.minimize(
          "classifier", loss, epoch, () -> classifier.network().module().apply(images));
      return new Outcome(Map.of("loss", value), images.size(0));
    }
  }

  @Override
  public List<Network<?>> networks() {
    return optimizer.networks();
  }

  @Override
  public Set<String> objectives() {
    return Set.of("loss");
  }

  @Override
  public Map<String, INDArray> state() {
    return optimizer.state();
  }

  @Override
  public Map<String, long[]> counters() {
    return optimizer.counters();
  }

  @Override
  public void restoreCounters(Map<String, long[]> counters) {
    optimizer.restoreCounters(counters);
  }
}
